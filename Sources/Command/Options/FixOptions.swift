import ArgumentParser
import Settings

extension FixSide: ExpressibleByArgument {}
extension FixOffices: ExpressibleByArgument {}

/// What is proposed.
struct FixOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where username and cloud name are made equal: cheaper, console or directory.",
      valueName: "side"))
  var prefer: FixSide?

  @Option(
    help: ArgumentHelp(
      "Where Office values are made to fit the Sites: directory or mapping.", valueName: "place"))
  var offices: FixOffices?

  @Option(
    help: ArgumentHelp(
      "A CSV template of Admin Console for the new usernames. It is kept byte for byte.",
      valueName: "file"))
  var template: String?

  var flags: [FlagSetting] {
    [
      FlagSetting(.fixSide, "--prefer", (prefer?.rawValue).asList),
      FlagSetting(.fixOffices, "--offices", (offices?.rawValue).asList),
      FlagSetting(.fixTemplate, "--template", template.asList),
    ]
  }
}
