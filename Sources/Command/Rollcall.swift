package import ArgumentParser

/// The command line: `rollcall SUBCOMMAND`.
package struct Rollcall: ParsableCommand {
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "rollcall",
    abstract:
      "Says what 8x8 user provisioning from Entra ID will do to every person, before it does.",
    discussion: """
      Two files are enough to begin:

        rollcall reconcile --directory ad.ldif --console users.csv

      No file yet? This prints the commands that make them:

        rollcall recipes

      Rollcall reads and writes files, and reads the directory servers that you name. It changes \
      nothing in Active Directory, Entra ID or 8x8.
      """,
    version: version,
    subcommands: [
      ReconcileCommand.self, ExplainCommand.self, LicensesCommand.self, FixCommand.self,
      WavesCommand.self, DecideCommand.self, NightlyCommand.self, StatusCommand.self,
      HistoryCommand.self, ExportCommand.self, CheckCommand.self, InitCommand.self,
      RecipesCommand.self, PortfolioCommand.self,
    ])

  package init() {}
}
