import ArgumentParser
import Settings

extension WaveHeldBy: ExpressibleByArgument {}

/// How people are put into waves.
struct WaveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What makes a wave: site, department, ou, or a CSV of username or UPN and wave.",
      valueName: "what"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "How many people try it first; they touch every Site and licence.", valueName: "n"))
  var pilot: String?

  @Option(
    help: ArgumentHelp(
      "Findings of this severity, and worse ones, hold people back.", valueName: "severity"))
  var heldBy: WaveHeldBy?

  @Option(
    help: ArgumentHelp(
      "Entra's own template for Import members, as downloaded.", valueName: "file"))
  var template: String?

  var flags: [FlagSetting] {
    let isWord = by.map { WaveGrouping(rawValue: $0) != nil } ?? true
    return [
      FlagSetting(isWord ? .wavesBy : .wavesList, "--by", by.asList),
      FlagSetting(.wavesPilot, "--pilot", pilot.asList),
      FlagSetting(.wavesHeldBy, "--held-by", (heldBy?.rawValue).asList),
      FlagSetting(.wavesTemplate, "--template", template.asList),
    ]
  }
}
