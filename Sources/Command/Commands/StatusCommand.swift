import ArgumentParser
import Reports
import Settings

/// `rollcall status`: one line for a monitor.
struct StatusCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print one line for a monitor about the runs of rollcall nightly.",
    discussion: """
      A plugin for Nagios, Icinga and whatever understands them: one line with performance data. It \
      reads the state folder only, and works while a run is at work.

      Critical: the last run failed, was stopped by a gate or broken off, or the last good one is too \
      old. Warning: the last good run is older than it should be, or has more errors than the one \
      before. For Prometheus, see nightly.metrics.

      EXAMPLES
        rollcall status --state /var/lib/rollcall/contoso
        rollcall status --config /etc/rollcall/contoso.yaml --warn-hours 26 --critical-hours 50

      EXIT CODES
        Those of monitors, unlike all other commands:
        0   ok
        1   warning
        2   critical
        3   unknown: there is no run yet, or nothing can be read
      """)

  @Option(help: ArgumentHelp("Warn when the last good run is older.", valueName: "n"))
  var warnHours: String?

  @Option(help: ArgumentHelp("Critical when the last good run is older.", valueName: "n"))
  var criticalHours: String?

  @OptionGroup var state: StateOptions
  @OptionGroup var configuration: ConfigurationOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let line = line(in: context)
    try context.output.write(line.rendered)
    return ExitStatus(rawValue: line.state.rawValue) ?? .unknown
  }

  private func line(in context: CommandContext) -> MonitorLine {
    let flags =
      state.flags + [
        FlagSetting(.nightlyWarnHours, "--warn-hours", warnHours.asList),
        FlagSetting(.nightlyCriticalHours, "--critical-hours", criticalHours.asList),
      ]
    do {
      let settings = try configuration.resolve(flags, in: context)
      return StatusReading(settings: settings, context: context).line()
    } catch {
      return MonitorLine(.unknown, error.sentence)
    }
  }
}
