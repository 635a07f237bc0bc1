import ArgumentParser
import History
import Reports

/// `rollcall history list`, which is also `rollcall history`.
struct HistoryListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs, latest first.")

  @Option(help: ArgumentHelp("How many runs at most.", valueName: "n"))
  var limit = 30

  @OptionGroup var options: HistoryOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    let store = try options.store(settings, for: .reading, in: context)
    let report = try Failure.ofHistory { () throws(HistoryError) in
      RunsReport(try store.runs(limit: limit), changes: try store.changeCounts())
    }
    try options.write(
      settings, in: context, text: report.text, csv: report.csv, json: report.json)
    return .done
  }
}
