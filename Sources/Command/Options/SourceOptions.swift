import ArgumentParser
import Settings

/// What is read.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "An export of Active Directory, LDIF or CSV, or a server, such as ldaps://dc1.contoso.com. "
        + "Repeat it for several domains.",
      valueName: "src"))
  var directory: [String] = []

  @Option(
    help: ArgumentHelp(
      "The users of 8x8 Admin Console: CSV, or a saved SCIM list response.", valueName: "src"))
  var console: String?

  @Option(
    help: ArgumentHelp(
      "The exact names of the Sites. Without it they are taken from the console users.",
      valueName: "src"))
  var sites: String?

  @Option(
    help: ArgumentHelp(
      "Entra ID's Download users. Only this proves a cloud userPrincipalName.", valueName: "src"))
  var entra: String?

  @Option(
    help: ArgumentHelp(
      "The licences of the tenant, with their exact names and how many there are.",
      valueName: "src"))
  var licenses: String?

  @Option(
    help: ArgumentHelp(
      "What people decided about users, pairs and findings; rollcall decide writes it.",
      valueName: "file"))
  var decisions: String?

  var flags: [FlagSetting] {
    [
      FlagSetting(.directory, "--directory", directory),
      FlagSetting(.console, "--console", console.asList),
      FlagSetting(.sites, "--sites", sites.asList),
      FlagSetting(.entra, "--entra", entra.asList),
      FlagSetting(.licenses, "--licenses", licenses.asList),
      FlagSetting(.decisions, "--decisions", decisions.asList),
    ]
  }
}

extension Optional {
  /// Nothing, or the one.
  var asList: [Wrapped] { map { [$0] } ?? [] }
}
