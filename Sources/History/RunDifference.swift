/// What is different between two complete runs, whatever lies between them.
package struct RunDifference: Sendable {
  package let earlier: StoredRun
  package let later: StoredRun
  /// As in ``News/changes``.
  package let changes: [FindingChange]
  /// As in ``News/transitions``.
  package let transitions: [StateTransition]
}
