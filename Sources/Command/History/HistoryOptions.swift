import ArgumentParser
import History
import Reports
import Settings

/// How a list of the history is printed.
enum HistoryFormat: String, CaseIterable, ExpressibleByArgument {
  case text, csv, json
}

/// Whose history, and how it is printed.
struct HistoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder for what is kept from run to run; one for each tenant.", valueName: "dir"))
  var state: String?

  @Option(help: ArgumentHelp("How it is printed: text, csv or json.", valueName: "format"))
  var format: HistoryFormat?

  @OptionGroup var configuration: ConfigurationOptions

  func settings(
    adding flags: [FlagSetting] = [], in context: CommandContext
  ) throws(Failure) -> Settings {
    try configuration.resolve(
      [FlagSetting(.nightlyState, "--state", state.asList)] + flags, in: context)
  }

  /// Opens the history. Throws 65, 66, 73 or 75.
  func store(
    _ settings: Settings, for access: HistoryStore.Access, in context: CommandContext
  ) throws(Failure) -> HistoryStore {
    let path = "\(context.path(settings.nightly.state))/\(HistoryStore.fileName)"
    do {
      return try HistoryStore.open(path, for: access)
    } catch {
      throw Failure(error)
    }
  }

  /// Prints a report in the format that was asked for.
  func write(
    _ settings: Settings, in context: CommandContext, text: (Int, Reports.Colour) -> String,
    csv: () -> [UInt8], json: () -> [UInt8]
  ) throws(Failure) {
    let terminal = context.outputTerminal
    switch format ?? (settings.output.format == .json ? .json : .text) {
    case .text:
      try context.output.write(text(terminal.width, terminal.colour == .ansi ? .ansi : .none))
    case .csv: try context.output.write(csv())
    case .json: try context.output.write(json())
    }
  }
}
