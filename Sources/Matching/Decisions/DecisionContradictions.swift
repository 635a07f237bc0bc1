import Roster

/// Decisions that cannot both hold. None of them is used: neither chance nor the order of rows may
/// choose between two things that people said.
///
/// Time grows with the number of decisions, even if all are about one user.
enum DecisionContradictions {
  /// What two decisions must have in common to say the same.
  private struct Statement: Hashable {
    let console: Int?
    let directory: Int?
    let site: String
  }

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
    let groups = Array(byConsole.values) + Array(byDirectory.values) + Array(byOffice.values)
    var contradicted: [Int: Int] = [:]
    for group in groups where group.count > 1 {
      for (position, other) in contradictions(in: group, applied) {
        contradicted[position] = min(other, contradicted[position] ?? other)
      }
    }
    for (position, other) in contradicted { applied.outcomes[position] = .contradicts(other) }
  }

  /// Each decision about one user or Office value that another one contradicts, and the first such.
  private static func contradictions(
    in group: [Int], _ applied: AppliedDecisions
  ) -> [(position: Int, other: Int)] {
    let list = applied.decisions.list
    func statement(_ position: Int) -> Statement {
      Statement(
        console: applied.consoleRows[position], directory: applied.directoryRows[position],
        site: list[position][.site])
    }
    // Every contradiction has a link in it, or two aliases.
    let makers = group.filter { list[$0].kind == .link || list[$0].kind == .siteAlias }
    guard let first = makers.first else { return [] }
    let firsts = Dictionary(makers.map { (statement($0), $0) }, uniquingKeysWith: min)
    let opponent = makers.first { statement($0) != statement(first) }
    var found: [(position: Int, other: Int)] = []
    var denials: [Statement: Int] = [:]
    for position in group {
      switch list[position].kind {
      case .never:
        denials[statement(position)] = denials[statement(position)] ?? position
        if let link = firsts[statement(position)] { found.append((position, link)) }
      case .leaveAlone: found.append((position, first))
      case .link, .siteAlias, .later, .waive: break
      }
    }
    let leftAlone = group.first { list[$0].kind == .leaveAlone }
    for position in makers {
      let said = statement(position)
      let other = said == statement(first) ? opponent : first
      let others = [other, denials[said], leftAlone].compactMap { $0 }
      if let other = others.min() { found.append((position, other)) }
    }
    return found
  }
}
