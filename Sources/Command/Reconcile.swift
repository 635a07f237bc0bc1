import Settings

/// The pipeline of `reconcile`: read, pair, check, forecast, report.
struct Reconcile {
  let settings: Settings
  let context: CommandContext

  /// Throws ``Failure``.
  func run() throws -> ExitStatus {
    throw Failure(.fault, "Reconciling is not wired yet")
  }
}
