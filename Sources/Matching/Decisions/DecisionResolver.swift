import Formats
import Roster

/// Finds the rows that decisions are about, and sets aside decisions that cannot hold.
struct DecisionResolver {
  private let decisions: Decisions
  private let directory: DirectoryUsers
  private let console: ConsoleUsers
  /// Rows by folded name, of the names that decisions give; without entries that are there twice.
  private let consoleByName: [String: [Int]]
  private let directoryByName: [String: [Int]]
  private let directoryByGUID: [GUID: Int]

  init(_ decisions: Decisions, directory: DirectoryUsers, console: ConsoleUsers) {
    self.decisions = decisions
    self.directory = directory
    self.console = console
    consoleByName = DecisionResolver.rows(
      named: decisions.list.map(\.consoleUsername), count: console.count
    ) { row, body in console.withBytes(.username, row) { body($0) } }
    directoryByName = DecisionResolver.rows(
      named: decisions.list.map(\.directoryUPN), count: directory.count
    ) { row, body in
      if directory.kinds[row] == .user && directory.repeats[row] == nil {
        directory.withBytes(.userPrincipalName, row) { body($0) }
      }
    }
    let wanted = Set(decisions.list.map(\.guid)).subtracting([.zero])
    var byGUID: [GUID: Int] = [:]
    if !wanted.isEmpty {
      for row in 0..<directory.count where wanted.contains(directory.guids[row]) {
        if directory.repeats[row] == nil { byGUID[directory.guids[row]] = row }
      }
    }
    directoryByGUID = byGUID
  }

  /// The rows that have one of `names`, by its folded key, in row order.
  private static func rows(
    named names: [String], count: Int,
    bytes: @Sendable (Int, (Span<UInt8>) -> Void) -> Void
  ) -> [String: [Int]] {
    let keys = names.filter { !$0.isEmpty }.map { Array($0.utf8) }
    guard !keys.isEmpty else { return [:] }
    let wanted = WantedKeys(keys.map { Folding.keyHash($0.span) })
    let found = Parallel.mapRows(count) { rows in
      var found: [(key: String, row: Int)] = []
      for row in rows {
        bytes(row) { name in
          if name.count > 0, wanted.contains(Folding.keyHash(name)) {
            found.append((String(decoding: Folding.key(name), as: UTF8.self), row))
          }
        }
      }
      return found
    }
    return found.joined().reduce(into: [:]) { $0[$1.key, default: []].append($1.row) }
  }

  /// All decisions with their rows; those that hold are taken in.
  func applied() -> AppliedDecisions {
    var applied = AppliedDecisions(decisions)
    for (position, decision) in decisions.list.enumerated() {
      if decision.hasExpired(on: decisions.today) {
        applied.outcomes[position] = .expired
        continue
      }
      if !decision.consoleUsername.isEmpty { findConsoleUser(decision, position, &applied) }
      if decision.namesDirectoryUser, applied.outcomes[position] == .holds {
        findDirectoryUser(decision, position, &applied)
      }
    }
    DecisionContradictions.find(in: &applied)
    applied.collect()
    return applied
  }

  /// Rows with the very username count; else those that differ only by folding, if they are one user.
  private func findConsoleUser(
    _ decision: Decision, _ position: Int, _ applied: inout AppliedDecisions
  ) {
    let name = decision.consoleUsername
    let rows = consoleByName[Folding.key(name)] ?? []
    let exact = rows.filter { console.text(.username, $0) == name }
    let candidates = exact.isEmpty ? rows : exact
    let names = Set(candidates.map { Array((console.text(.username, $0) ?? "").utf8) })
    switch names.count {
    case 0: applied.outcomes[position] = .consoleUserGone
    case 1: applied.consoleRows[position] = candidates[0]
    default: applied.outcomes[position] = .consoleUserUnclear
    }
  }

  /// The objectGUID decides, because it never changes; a userPrincipalName does.
  private func findDirectoryUser(
    _ decision: Decision, _ position: Int, _ applied: inout AppliedDecisions
  ) {
    let named = directoryByName[Folding.key(decision.directoryUPN)] ?? []
    guard decision.guid != .zero else {
      switch named.count {
      case 0: applied.outcomes[position] = .directoryUserGone
      case 1: applied.directoryRows[position] = named[0]
      default: applied.outcomes[position] = .directoryUserUnclear
      }
      return
    }
    guard let row = directoryByGUID[decision.guid] else {
      // An export without objectGUIDs cannot contradict one.
      let unmarked = named.filter { directory.guids[$0] == .zero }
      if unmarked.count == 1 {
        applied.directoryRows[position] = unmarked[0]
      } else {
        applied.outcomes[position] =
          named.first.map { .identitiesDiffer($0) } ?? .directoryUserGone
      }
      return
    }
    if !decision.directoryUPN.isEmpty, !named.contains(row) {
      if let other = named.first {
        applied.outcomes[position] = .identitiesDiffer(other)
        return
      }
      applied.outcomes[position] = .holdsByGUID(row)
    }
    applied.directoryRows[position] = row
  }
}
