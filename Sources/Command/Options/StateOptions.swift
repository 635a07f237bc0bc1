import ArgumentParser
import Settings

/// Whose runs.
struct StateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder for what is kept from run to run; one for each tenant.", valueName: "dir"))
  var state: String?

  @Option(help: ArgumentHelp("What the tenant is called.", valueName: "name"))
  var name: String?

  var flags: [FlagSetting] {
    [
      FlagSetting(.nightlyState, "--state", state.asList),
      FlagSetting(.tenantName, "--name", name.asList),
    ]
  }
}
