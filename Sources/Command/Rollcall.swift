package import ArgumentParser

/// The command line: `rollcall SUBCOMMAND`.
package struct Rollcall: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "rollcall",
    abstract:
      "Says what 8x8 user provisioning from Entra ID will do to every person, before it does.")
  package init() {}
}
