import ArgumentParser
import History
import Reports
import Settings

/// `rollcall history prune`: forgets old runs.
struct HistoryPruneCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Forget old runs, and give their space back to the disk.",
    discussion: """
      A run is kept when it is one of the latest --keep-runs and, with --keep-days, at most so many \
      days old. The last two complete runs always stay, and so does everything that is known of \
      findings that are there. rollcall nightly does the same after each run.
      """)

  @Option(help: ArgumentHelp("How many runs to keep at most.", valueName: "n"))
  var keepRuns: String?

  @Option(help: ArgumentHelp("How old a run may be, in days.", valueName: "n"))
  var keepDays: String?

  @OptionGroup var options: HistoryOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(
      adding: [
        FlagSetting(.nightlyKeepRuns, "--keep-runs", keepRuns.asList),
        FlagSetting(.nightlyKeepDays, "--keep-days", keepDays.asList),
      ], in: context)
    // Opening it for writing would make a file where there is none.
    _ = try options.store(settings, for: .reading, in: context)
    let store = try options.store(settings, for: .writing, in: context)
    let report = try Failure.ofHistory { () throws(HistoryError) in
      PruneReport(
        try store.prune(
          keepRuns: settings.nightly.keepRuns, keepDays: settings.nightly.keepDays,
          now: context.now()))
    }
    try options.write(
      settings, in: context, text: { _, _ in report.text }, csv: report.csv, json: report.json)
    return .done
  }
}
