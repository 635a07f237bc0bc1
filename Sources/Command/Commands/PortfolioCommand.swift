import ArgumentParser

/// `rollcall portfolio`: the latest runs of many tenants.
struct PortfolioCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio",
    abstract: "Put the latest runs of many tenants on one page and into one CSV.",
    discussion: """
      Reads summary.json in each folder that rollcall reconcile --out or rollcall nightly wrote \
      (there, that of its latest good run), and writes portfolio.html and portfolio.csv: whether \
      each tenant is ready, its numbers, what hurts most, how old that is, and a link to its \
      report.html. A folder without a usable summary is a row that says why.

      EXAMPLES
        rollcall portfolio contoso fabrikam northwind --out overview
        rollcall portfolio tenants/* --out overview

      EXIT CODES
        0   every folder has a summary
        1   the page is written, but not every folder has one
        64  wrong usage
        73  output could not be written
      """)

  @Argument(help: ArgumentHelp("The folders of the tenants.", valueName: "dir"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "The folder for portfolio.html and portfolio.csv. It is made if it is not there.",
      valueName: "dir"))
  var out: String

  func run(in context: CommandContext) throws -> ExitStatus {
    try Portfolio(folders: folders, out: out, context: context).run()
  }
}
