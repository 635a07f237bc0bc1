import ArgumentParser
import Settings

/// What is said on standard error meanwhile.
struct MessageOptions: ParsableArguments {
  enum Loudness: String, EnumerableFlag {
    case quiet, verbose

    static func help(for value: Loudness) -> ArgumentHelp? {
      value == .quiet
        ? "Print at most one line, and failures." : "Also print what was recognised, and how."
    }
  }

  @Flag(exclusivity: .exclusive)
  var loudness: Loudness?

  @Option(help: ArgumentHelp("When to show progress on standard error.", valueName: "when"))
  var progress: Progress?

  var flags: [FlagSetting] {
    [
      FlagSetting(
        .messages, "--\(loudness?.rawValue ?? "")", (loudness?.rawValue).asList),
      FlagSetting(.progress, "--progress", (progress?.rawValue).asList),
    ]
  }
}
