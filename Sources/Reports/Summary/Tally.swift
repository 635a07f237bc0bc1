package import Checks
package import Forecast
import Formats
package import Matching
package import Roster

/// What both summaries count, counted once.
package struct Tally: Sendable {
  package let consoleTotal: Int
  package let directoryTotal: Int
  package let consoleStates: [ConsoleState: Int]
  package let directoryStates: [DirectoryState: Int]
  /// Records of the directory that are nobody: groups, organizational units, containers.
  package let directoryOthers: [AccountKind: Int]
  /// Directory users by what their Office means, `conflict` included; those that provisioning never
  /// looks at are left out.
  package let siteStates: [SiteState: Int]
  /// How many of them have an Office whose letters were lost in the export.
  package let damagedOffices: [SiteState: Int]
  /// Distinct Office values by what they mean.
  package let officeStates: [SiteState: Int]
  /// Nobody has an Office: the export lacks it, most likely.
  package let hasNoOffice: Bool
  package let consoleForecasts: [UserForecast: Int]
  package let directoryForecasts: [UserForecast: Int]
  /// Directory users who will be created although they share their cloud UPN with somebody.
  package let createdWithSharedUPN: Int
  /// Findings about a whole export that is damaged or incomplete.
  package let damagedExports: Int
  /// Open findings.
  package let severities: [Severity: Int]
  /// Open findings by the slug of their rule.
  package let rules: [String: Int]
  /// Findings that a decision sets aside, by its kind.
  package let setAside: [Decision.Kind: Int]
  /// Console users about whom something may be asked: without those who are put off.
  package let askedStates: [ConsoleState: Int]
  /// Records that were set aside, by what the source was given as.
  package let rejected: [SourceInfo.Role: Int]

  package init(of facts: Facts, findings: [Finding], wording: Wording) {
    consoleTotal = facts.console.count
    directoryTotal = facts.directory.count
    consoleStates = Tally.counts(facts.pairing.consoleStates)
    directoryStates = Tally.counts(facts.pairing.directoryStates)
    directoryOthers = facts.directory.others
    siteStates = Tally.siteStates(of: facts)
    damagedOffices = facts.sites.offices.filter(facts.isDamaged).reduce(into: [:]) {
      $0[$1.answer.state, default: 0] += $1.users.count
    }
    officeStates = Tally.counts(facts.sites.offices.map(\.answer.state))
    hasNoOffice = facts.directory.count > 0 && !facts.directory.fills(.office)
    consoleForecasts = Tally.counts(facts.firstCycle.console)
    directoryForecasts = Tally.counts(facts.firstCycle.directory)
    createdWithSharedUPN = facts.sharedLogins.joined().count {
      facts.pairing.directoryStates[$0] == .duplicateUPN
        && facts.firstCycle.directory[$0] == .create
    }
    setAside = Tally.setAside(findings, facts)
    askedStates = Tally.askedStates(consoleStates, facts)
    let findings = setAside.isEmpty ? findings : findings.filter(\.isOpen)
    damagedExports = findings.count { Rules.isAboutWholeExport($0) }
    severities = Tally.counts(findings.map(\.severity))
    rules = Tally.rules(findings, wording)
    rejected = facts.sources.reduce(into: [:]) { $0[$1.role, default: 0] += $1.rejects.count }
  }

  private static func counts<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The same for keys of a byte, of which there may be millions: no hashing.
  private static func counts<Key>(_ keys: [Key]) -> [Key: Int]
  where Key: Hashable & Sendable & CaseIterable & RawRepresentable<UInt8> {
    let stretches = Parallel.mapRows(keys.count) { rows in
      var counts = Array(repeating: 0, count: 256)
      for row in rows { counts[Int(keys[row].rawValue)] += 1 }
      return counts
    }
    return total(stretches)
  }

  /// The sum of counts that stand at the raw values of their keys.
  private static func total<Key>(_ stretches: [[Int]]) -> [Key: Int]
  where Key: Hashable & CaseIterable & RawRepresentable<UInt8> {
    Key.allCases.reduce(into: [:]) { counts, key in
      let count = stretches.reduce(0) { $0 + $1[Int(key.rawValue)] }
      if count > 0 { counts[key] = count }
    }
  }

  private static func askedStates(
    _ states: [ConsoleState: Int], _ facts: Facts
  ) -> [ConsoleState: Int] {
    guard !facts.decisions.isEmpty else { return states }
    return (0..<facts.console.count).reduce(into: states) { states, row in
      if facts.later(console: row, directory: nil) != nil {
        states[facts.pairing.consoleStates[row], default: 0] -= 1
      }
    }
  }

  private static func setAside(_ findings: [Finding], _ facts: Facts) -> [Decision.Kind: Int] {
    guard !facts.decisions.isEmpty else { return [:] }
    return findings.reduce(into: [:]) { counts, finding in
      guard let position = finding.decision else { return }
      counts[facts.decisions.decisions.list[Int(position)].kind, default: 0] += 1
    }
  }

  private static func siteStates(of facts: Facts) -> [SiteState: Int] {
    let stretches = Parallel.mapRows(facts.directory.count) { rows in
      var counts = Array(repeating: 0, count: 256)
      for row in rows {
        if let state = facts.siteState(ofDirectory: row) { counts[Int(state.rawValue)] += 1 }
      }
      return counts
    }
    return total(stretches)
  }

  /// Findings by slug; counted by the rule's position first, since slugs are text.
  private static func rules(_ findings: [Finding], _ wording: Wording) -> [String: Int] {
    var first: [UInt8: Finding] = [:]
    var counts: [UInt8: Int] = [:]
    for finding in findings {
      if first[finding.rule] == nil { first[finding.rule] = finding }
      counts[finding.rule, default: 0] += 1
    }
    return Dictionary(
      first.map { (wording.slug($1), counts[$0] ?? 0) }, uniquingKeysWith: +)
  }
}
