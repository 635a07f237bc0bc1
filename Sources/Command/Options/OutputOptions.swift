import ArgumentParser
import Settings

extension OutputFormat: ExpressibleByArgument {}
extension FailOn: ExpressibleByArgument {}
extension PageFile: ExpressibleByArgument {}
extension Progress: ExpressibleByArgument {}

/// What is written and printed.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder for the files of the report. It is made if it is not there.", valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp("How the summary is printed.", valueName: "format"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Whether reconcile writes report.html, the page to look at, with the lists.",
      valueName: "page"))
  var page: PageFile?

  @Option(
    help: ArgumentHelp("Exit with 1 when a finding is at least this severe.", valueName: "severity")
  )
  var failOn: FailOn?

  @Flag(help: "Stop at the first record that cannot be read.")
  var strict = false

  @Flag(
    inversion: .prefixedNo,
    help: """
      Show pseudonyms in place of names, usernames, addresses, telephone numbers, DNs and IDs. \
      Offices, Sites, departments, job titles and licences stay.
      """)
  var redact: Bool?

  @Option(
    help: ArgumentHelp(
      "A file with a secret: with it, pseudonyms are the same in every run.", valueName: "file"))
  var redactKeyFile: String?

  var flags: [FlagSetting] {
    [
      FlagSetting(.outputFolder, "--out", out.asList),
      FlagSetting(.outputFormat, "--format", (format?.rawValue).asList),
      FlagSetting(.outputPage, "--page", (page?.rawValue).asList),
      FlagSetting(.failOn, "--fail-on", (failOn?.rawValue).asList),
      FlagSetting(.strict, "--strict", strict ? ["true"] : []),
      FlagSetting(
        .redact, redact == false ? "--no-redact" : "--redact", (redact?.description).asList),
      FlagSetting(.redactKeyFile, "--redact-key-file", redactKeyFile.asList),
    ]
  }
}
