import ArgumentParser
import Settings

/// `rollcall check`: tries everything without doing anything.
struct CheckCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Show each effective setting and where it came from, and try files and servers.",
    discussion: """
      Takes the options of reconcile, so put check in place of reconcile to see what would be \
      used. Nothing is written. A password is never shown. Of a directory server it tries each \
      step by itself (name, connection, TLS, sign-in, base, filter) and says which attributes are \
      empty for everybody.

      EXAMPLES
        rollcall check
        rollcall check --config nightly.yaml --format json
      """)

  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    let trials = InputTrial.all(settings, in: context)
    let servers = ServerTrial.all(settings, in: context)
    let report = CheckReport(settings: settings.effective, trials: trials, servers: servers)
    let wantsJSON = settings.output.format == .json
    try context.output.write(wantsJSON ? report.json : report.text)
    let failures = trials.compactMap(\.failure) + servers.compactMap(\.failure)
    if let failure = failures.first { throw failure }
    _ = try Redaction(settings, in: context)
    return .done
  }
}
