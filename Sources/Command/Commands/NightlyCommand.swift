import ArgumentParser
import Settings

/// `rollcall nightly`: a run of every night, and what it brought.
struct NightlyCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Reconcile as every night: stop at what looks like an accident, and tell the news.",
    discussion: """
      Takes the options of reconcile. The files of each run go into a folder of its own below the \
      state folder; its link latest leads to those of the last good run, with the news as text, JSON \
      and a mail. What is new, fixed, back again, or waived no longer is printed; with --only-news, \
      nothing is printed when there is nothing to tell.

      Gates compare with the last good run before anything is replaced: a list that shrank, findings \
      that jumped, an export that is too old, and more. A gate that is shut ends the run with 2, and \
      the last good result stays. Each has its limits in the configuration, under gates.

      EXAMPLES
        In crontab, with a mail from cron only when there is news or trouble:
          0 2 * * *  rollcall nightly --config /etc/rollcall/contoso.yaml --only-news

        A mail with a page, of the news or of what went wrong; it waits until somebody takes it away:
          cd rollcall-state && test -e mail.eml && sendmail -t < mail.eml && rm mail.eml

        Once, after somebody looked why the directory is so much smaller:
          rollcall nightly --accept-gate directory-shrank

      EXIT CODES
        0   done; no new finding at the level of --fail-on or above
        1   done; there are such findings that were not open in the run before
        2   a gate stopped the run; nothing was replaced
        75  another run has the state folder, or another program the history
        64, 65, 66, 69, 73, 77, 78 as reconcile; nothing was replaced
      """)

  @Option(
    name: .customLong("accept-gate"),
    help: ArgumentHelp(
      "Let this gate through, this time only; the history notes it. Repeat it for several.",
      valueName: "gate"))
  var accepted: [String] = []

  @Flag(help: "Print nothing when there is no news.")
  var onlyNews = false

  @OptionGroup(title: "What is kept") var state: StateOptions
  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let gates = try Gate.named(accepted)
    let onlyNews = FlagSetting(.nightlyOnlyNews, "--only-news", onlyNews ? ["true"] : [])
    let settings = try options.settings(in: context, adding: state.flags + [onlyNews])
    try InputRules.check(settings.inputs)
    return try NightlyRun(settings: settings, context: context, accepting: gates).run()
  }
}
