/// The state of one row of either list in one run; what transitions are counted from.
package struct RowState: Codable, Sendable, Equatable {
  package enum Side: String, Codable, Sendable, CaseIterable {
    case console
    case directory
  }

  package var side: Side
  /// What recognises the row again in the next run: a console username, an objectGUID or else a UPN.
  package var key: String
  /// A word of `links.csv` or `directory.csv`.
  package var state: String

  package init(side: Side, key: String, state: String) {
    self.side = side
    self.key = key
    self.state = state
  }
}
