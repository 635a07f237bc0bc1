import ArgumentParser
import Settings

/// `rollcall licenses`: who gets which licence, and the files for it.
struct LicensesCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "licenses",
    abstract: "Say who gets which licence, count the seats, and write the files for it.",
    discussion: """
      Reads what reconcile reads, the rules in the configuration, and a list of the tenant's \
      licences (columns: license, country, owned, used, suspended). New users go into a CSV that \
      creates them with Site and licence; users who are there go onto a worklist for Bulk Edit, or \
      into the template. Every row is checked first; who cannot be is in held.csv, with the reason. \
      Licences are only added: none is ever taken away or swapped.

      EXAMPLES
        Seats and people, nothing written:
          rollcall licenses --licenses licenses.csv

        With the template that was downloaded from Admin Console:
          rollcall licenses --licenses licenses.csv --template template.csv --out licences

      EXIT CODES
        0   done; with --fail-on error (the default), everybody found a seat
        1   seats run short; with --fail-on warning, also: somebody is held back
        65  a file could be opened but not used, such as a template without a licence column
        64, 66, 69, 73, 77, 78 as reconcile
      """)

  @Option(
    help: ArgumentHelp(
      "The CSV template downloaded from Admin Console. It is kept byte for byte.",
      valueName: "file"))
  var template: String?

  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(
      in: context, adding: [FlagSetting(.licenseTemplate, "--template", template.asList)])
    try Redaction.refuse(settings, for: "licenses")
    try InputRules.check(settings.inputs)
    return try LicenseRun(settings: settings, context: context).run()
  }
}
