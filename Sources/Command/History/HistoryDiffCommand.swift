import ArgumentParser
import History
import Reports

/// `rollcall history diff`: what is different between two runs.
struct HistoryDiffCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what is different between two complete runs.",
    discussion: """
      Without A and B the last two complete runs are compared; with A alone, A and the last one. \
      The earlier run comes first, however they are given. As text, at most 25 findings of a kind \
      are told one by one; CSV and JSON have all.
      """)

  @Argument(help: ArgumentHelp("The number of a run, or latest.", valueName: "a"))
  var one: RunName?

  @Argument(help: ArgumentHelp("The number of another run, or latest.", valueName: "b"))
  var other: RunName?

  @OptionGroup var options: HistoryOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context)
    let store = try options.store(settings, for: .reading, in: context)
    let report = try Failure.ofHistory { () throws(HistoryError) in
      let (earlier, later) = try runs(in: store)
      return DifferenceReport(try store.difference(earlier, later))
    }
    try options.write(
      settings, in: context, text: report.text, csv: report.csv, json: report.json)
    return .done
  }

  private func runs(in store: HistoryStore) throws(HistoryError) -> (Int, Int) {
    guard let one else { return try store.lastTwoCompleteRuns() }
    return (try one.run(in: store).id, try (other ?? .latest).run(in: store).id)
  }
}
