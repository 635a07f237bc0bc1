/// What one complete run brought against the one before it.
package struct News: Sendable {
  /// The run itself, as it is kept once the transaction ends well.
  package let run: StoredRun
  /// The complete run before; nil for the first one, when every finding counts as new and no row
  /// as arrived.
  package let previous: StoredRun?
  /// By kind in the order of ``FindingChange/Kind``, then in the order given; fixed ones in the
  /// order in which they were first seen.
  package let changes: [FindingChange]
  /// Sorted by side and words; what stayed in its state is not among them.
  package let transitions: [StateTransition]
  /// The open findings that have waited longest, longest first; ``KnownFinding/since`` says since
  /// when.
  package let oldest: [KnownFinding]

  package func changes(_ kind: FindingChange.Kind) -> [FindingChange] {
    changes.filter { $0.kind == kind }
  }
}
