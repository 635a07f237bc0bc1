import ArgumentParser
import Settings

/// `rollcall check`: tries everything without doing anything.
struct CheckCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Show each effective setting and where it came from, and try the files.",
    discussion: """
      Takes the options of reconcile, so put check in place of reconcile to see what would be \
      used. Nothing is written. A password is never shown.

      EXAMPLES
        rollcall check
        rollcall check --config nightly.yaml --format json
      """)

  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    let trials = InputTrial.all(settings, in: context)
    let report = CheckReport(settings: settings.effective, trials: trials)
    let wantsJSON = settings.output.format == .json
    try context.output.write(wantsJSON ? report.json : report.text)
    if let failure = trials.compactMap(\.failure).first { throw failure }
    return .done
  }
}
