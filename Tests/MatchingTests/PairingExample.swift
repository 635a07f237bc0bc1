import Matching
import Roster
import Support

/// A hand-written tenant, paired; states are asked for by account name and username.
struct PairingExample {
  let directory: DirectoryUsers
  let console: ConsoleUsers
  let pairing: Pairing

  init(
    _ people: [DirectoryEntry], _ accounts: [ConsoleEntry], cloud: [DirectoryEntry]? = nil,
    rules: TenantRules = TenantRules(verifiedDomains: ["contoso.com"]),
    exclusions: Exclusions = Exclusions(), softEvidence: SoftEvidence = .ignored
  ) {
    let alternate: String? =
      if case .other(let name) = rules.loginAttribute { name } else { nil }
    directory = Support.directory(
      people, alternateLoginID: alternate, source: .test(.directory))
    console = Support.console(accounts, source: .test(.console))
    let identities = CloudIdentities(
      of: directory,
      cloud: cloud.map { CloudUsers(Support.directory($0, source: .test(.entra))) }, rules: rules)
    pairing =
      Matcher.pair(
        directory: directory, console: console, identities: identities, exclusions: exclusions,
        softEvidence: softEvidence
      ).pairing
  }

  /// The states of all console rows, then of all directory rows, as reports spell them.
  var words: [[String]] {
    [pairing.consoleStates.map(\.word), pairing.directoryStates.map(\.word)]
  }

  /// The evidence of a console row.
  func evidence(_ row: Int) -> [String] { pairing.evidence(of: row).list }
}
