import ArgumentParser
import Settings

extension SASLMechanism: ExpressibleByArgument {}

/// How to sign in to a directory server, and what to read there.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The name to sign in with: a UPN, DOMAIN\\user, or a distinguished name.", valueName: "name"))
  var bindName: String?

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the password, for its owner only. Without it, "
        + "ROLLCALL_PASSWORD; else you are asked.", valueName: "file"))
  var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "Sign in with a Kerberos ticket (gssapi), or as whom the connection shows (external).",
      valueName: "how"))
  var sasl: SASLMechanism?

  @Option(
    help: ArgumentHelp("With --sasl gssapi, keys in place of a ticket.", valueName: "file"))
  var keytab: String?

  @Flag(help: "Read without signing in.")
  var anonymous = false

  @Option(
    help: ArgumentHelp(
      "Certificates of the authorities to trust, as PEM; else the system's.", valueName: "file"))
  var caFile: String?

  @Flag(name: .customLong("start-tls"), help: "Encrypt an ldap:// connection before signing in.")
  var startTLS = false

  @Flag(help: "Allow a password to travel unencrypted. Anybody on the way can read it.")
  var insecurePlaintext = false

  @Option(
    name: .customLong("base"),
    help: ArgumentHelp(
      "Where to search; else the whole domain. Repeat it for several.", valueName: "dn"))
  var bases: [String] = []

  @Option(
    name: .customLong("filter"),
    help: ArgumentHelp("Whom to read; else all users. Repeat it for several.", valueName: "filter"))
  var filters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Seconds for each step: connecting, TLS, signing in, each page.", valueName: "s"))
  var timeout: String?

  @Option(
    help: ArgumentHelp(
      "A folder for a copy, so that the next run asks for changes only.", valueName: "dir"))
  var mirror: String?

  @Flag(help: "With --mirror, read everything this time.")
  var fullRead = false

  var flags: [FlagSetting] {
    func toggle(_ key: SettingKey, _ name: String, _ isOn: Bool) -> FlagSetting {
      FlagSetting(key, name, isOn ? ["true"] : [])
    }
    return [
      FlagSetting(.bindName, "--bind-name", bindName.asList),
      FlagSetting(.passwordFile, "--password-file", passwordFile.asList),
      FlagSetting(.sasl, "--sasl", (sasl?.rawValue).asList),
      FlagSetting(.keytab, "--keytab", keytab.asList),
      toggle(.anonymous, "--anonymous", anonymous),
      FlagSetting(.caFile, "--ca-file", caFile.asList),
      toggle(.startTLS, "--start-tls", startTLS),
      toggle(.insecurePlaintext, "--insecure-plaintext", insecurePlaintext),
      FlagSetting(.base, "--base", bases),
      FlagSetting(.filter, "--filter", filters),
      FlagSetting(.timeout, "--timeout", timeout.asList),
      FlagSetting(.mirror, "--mirror", mirror.asList),
      toggle(.fullRead, "--full-read", fullRead),
    ]
  }
}
