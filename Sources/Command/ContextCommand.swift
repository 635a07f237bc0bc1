import ArgumentParser

/// A subcommand that touches the world only through its context.
protocol ContextCommand: ParsableCommand {
  /// Does the work. Throws ``Failure``.
  func run(in context: CommandContext) throws -> ExitStatus
}
