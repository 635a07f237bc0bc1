/// One run as the history keeps it.
package struct StoredRun: Sendable, Equatable {
  /// How a run ended.
  package enum Outcome: String, Sendable, CaseIterable {
    /// It wrote everything; findings and states are those that it saw.
    case complete
    /// A gate stopped it.
    case stopped
    case failed
  }

  /// Its number: 1, 2, 3, in the order of recording, whatever the clock says; never used twice.
  package let id: Int
  package let outcome: Outcome
  /// The gates that stopped it, by name.
  package let gates: [String]
  /// Why it did not complete, one sentence; empty for complete runs.
  package let reason: String
  /// By how many seconds the clock was behind the run before; 0 when it went on as clocks do.
  package let clockMovedBack: Int
  package let figures: RunFigures
  /// Its place among the complete runs, counted without gaps from the very first; nil for others.
  let night: Int?
}
