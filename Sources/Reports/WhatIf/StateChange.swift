import Formats

/// How many users go from one state to another.
struct StateChange: Sendable {
  let from: String
  let to: String
  let users: Int

  /// The changes between two lists of states of the same rows, most users first. None when the rows are
  /// not the same.
  static func list<State: Hashable & Sendable>(
    _ before: [State], _ after: [State], word: (State) -> String
  ) -> [StateChange] {
    guard before.count == after.count else { return [] }
    var counts: [[State]: Int] = [:]
    for row in before.indices where before[row] != after[row] {
      counts[[before[row], after[row]], default: 0] += 1
    }
    return counts.map { StateChange(from: word($0[0]), to: word($0[1]), users: $1) }
      .sorted { ($1.users, $0.from, $0.to) < ($0.users, $1.from, $1.to) }
  }

  var tree: JSONTree {
    .object([("from", .text(from)), ("to", .text(to)), ("users", .number(users))])
  }
}
