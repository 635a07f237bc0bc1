import Matching
import Roster
import Support

/// A hand-written tenant, paired; states are asked for by account name and username.
struct PairingExample {
  let directory: DirectoryUsers
  let console: ConsoleUsers
  let pairing: Pairing
  let decisions: AppliedDecisions

  init(
    _ people: [DirectoryEntry], _ accounts: [ConsoleEntry], cloud: [DirectoryEntry]? = nil,
    rules: TenantRules = TenantRules(verifiedDomains: ["contoso.com"]),
    exclusions: Exclusions = Exclusions(), decisions rows: [[DecisionField: String]] = [],
    softEvidence: SoftEvidence = .ignored
  ) {
    let alternate: String? =
      if case .other(let name) = rules.loginAttribute { name } else { nil }
    directory = Support.directory(
      people, alternateLoginID: alternate, source: .test(.directory))
    console = Support.console(accounts, source: .test(.console))
    let identities = CloudIdentities(
      of: directory,
      cloud: cloud.map { CloudUsers(Support.directory($0, source: .test(.entra))) }, rules: rules)
    let matched = Matcher.pair(
      directory: directory, console: console, identities: identities, exclusions: exclusions,
      decisions: Decisions(rows), softEvidence: softEvidence)
    pairing = matched.pairing
    decisions = matched.decisions
  }

  /// The states of all console rows, then of all directory rows, as reports spell them.
  var words: [[String]] {
    [pairing.consoleStates.map(\.word), pairing.directoryStates.map(\.word)]
  }

  /// The evidence of a console row.
  func evidence(_ row: Int) -> [String] { pairing.evidence(of: row).list }
}

extension Decisions {
  /// Usable rows of a decisions.csv, asked on 2026-11-21.
  init(_ rows: [[DecisionField: String]]) {
    let list = rows.enumerated().compactMap { line, cells -> Decision? in
      let origin = Origin.line(line + 2, source: "decisions.csv")
      if case .decision(let decision) = Decision.read(cells, origin: origin) { return decision }
      return nil
    }
    self.init(list, today: CalendarDay(secondsSince1970: 1_795_219_200))
  }
}
