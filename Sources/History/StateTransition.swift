/// How many rows of one list went from one state to another between two runs.
package struct StateTransition: Sendable, Equatable {
  package let side: RowState.Side
  /// nil: they were not in the list; they arrived.
  package let from: String?
  /// nil: they are not in the list any more; they left.
  package let to: String?
  package let count: Int
}
