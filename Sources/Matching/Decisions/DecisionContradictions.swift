import Roster

/// Decisions that cannot both hold. None of them is used: neither chance nor the order of rows may
/// choose between two things that people said.
enum DecisionContradictions {
  static func find(in applied: inout AppliedDecisions) {
    var byConsole: [Int: [Int]] = [:]
    var byDirectory: [Int: [Int]] = [:]
    var byOffice: [String: [Int]] = [:]
    for (position, decision) in applied.decisions.list.enumerated()
    where applied.outcomes[position].isUsed {
      if let row = applied.consoleRows[position] { byConsole[row, default: []].append(position) }
      if let row = applied.directoryRows[position] {
        byDirectory[row, default: []].append(position)
      }
      if decision.kind == .siteAlias {
        byOffice[SiteFolding.folded(decision[.office]), default: []].append(position)
      }
    }
    var contradicted: [Int: Int] = [:]
    let groups = Array(byConsole.values) + Array(byDirectory.values) + Array(byOffice.values)
    for group in groups where group.count > 1 {
      for first in group {
        let other = group.first { contradict(first, $0, applied) }
        if let other { contradicted[first] = min(other, contradicted[first] ?? other) }
      }
    }
    for (position, other) in contradicted { applied.outcomes[position] = .contradicts(other) }
  }

  /// Whether two decisions about one user or one Office value say opposite things.
  private static func contradict(_ one: Int, _ two: Int, _ applied: AppliedDecisions) -> Bool {
    guard one != two else { return false }
    let first = applied.decisions.list[one]
    let second = applied.decisions.list[two]
    let samePair =
      applied.consoleRows[one] == applied.consoleRows[two]
      && applied.directoryRows[one] == applied.directoryRows[two]
    switch (first.kind, second.kind) {
    case (.link, .link): return !samePair
    case (.link, .never), (.never, .link): return samePair
    case (.link, .leaveAlone), (.leaveAlone, .link): return true
    case (.siteAlias, .siteAlias): return first[.site] != second[.site]
    default: return false
    }
  }
}
