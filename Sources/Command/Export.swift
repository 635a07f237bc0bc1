import Settings

/// The pipeline of `export`: any directory source or CSV to LDIF, CSV or JSON Lines.
struct Export {
  let request: ExportRequest
  let settings: Settings
  let context: CommandContext

  /// Throws ``Failure``.
  func run() throws -> ExitStatus {
    throw Failure(.fault, "Exporting is not wired yet")
  }
}
