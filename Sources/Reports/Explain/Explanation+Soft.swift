import Checks
import Matching

extension Explanation {
  /// What the soft tier said, in a line.
  var softWords: String { "" }

  /// The rule of the soft tier, when it decided.
  var softRule: String? { nil }

  func addSoft(to page: inout Page) {}

  var softTree: JSONTree { .null }
}
