import ArgumentParser
import History
import Reports

/// `rollcall history show`: all figures of one run.
struct HistoryShowCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all figures of one run, and what it changed.")

  @Argument(help: ArgumentHelp("The number of the run, or latest.", valueName: "run"))
  var name: RunName

  @OptionGroup var options: HistoryOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    let store = try options.store(settings, for: .reading, in: context)
    let report = try Failure.ofHistory { () throws(HistoryError) in
      let run = try name.run(in: store)
      return RunReport(
        run, changes: try store.changeCounts(of: run), transitions: try store.transitions(of: run))
    }
    try options.write(
      settings, in: context, text: report.text, csv: report.csv, json: report.json)
    return .done
  }
}
