import ArgumentParser
import Settings

/// `rollcall reconcile`: the main job.
struct ReconcileCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compare both lists and say what will happen to everybody.",
    discussion: """
      Reads the users of Active Directory and of 8x8 Admin Console, pairs them, and prints who \
      will be linked, who would be created a second time, and whose Site does not fit. With --out \
      it also writes the lists. It changes nothing anywhere else.

      A source is a path, or - for standard input. Its format, encoding and delimiter are \
      recognised. A directory may also be an LDAP URL: ldaps://dc1.contoso.com.

      EXAMPLES
        A first look:
          rollcall reconcile --directory ad.ldif --console users.csv

        With proof of the cloud names, and the lists in a folder:
          rollcall reconcile --directory ad.ldif --console users.csv \\
            --entra exportUsers.csv --verified-domain contoso.com --out report

        From a domain controller, with the Kerberos ticket that kinit got:
          rollcall reconcile --directory ldap://dc1.contoso.com --sasl gssapi \\
            --console users.csv

        What another UPN suffix would change:
          rollcall reconcile --what-if suffix:contoso.local=contoso.com

        For somebody who is to see no personal data:
          rollcall reconcile --redact --redact-key-file redact.key --out handover

        Every time the same, from a file that rollcall init wrote:
          rollcall reconcile --config rollcall.yaml

      EXIT CODES
        0   no finding at the level of --fail-on or above
        1   there are such findings
        64  wrong usage
        65  an input could be opened but not used
        66  an input is missing or unreadable
        69  a server is not reachable or not trusted, or it dropped the connection
        73  output could not be written
        77  a server refuses the credentials, or the right to read
        78  the configuration is wrong
      """)

  @Option(
    name: .customLong("what-if"),
    help: ArgumentHelp(
      """
      Show what would be beside what is: upn-attribute=mail, suffix:old.example=new.example or \
      site-alias:HQ=Berlin. Repeat it for several. Nothing is changed; --out still gets what is.
      """, valueName: "change"))
  var suppositions: [String] = []

  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let suppositions = try Suppositions(suppositions)
    let settings = try options.settings(in: context)
    try InputRules.check(settings.inputs)
    return try Reconcile(
      settings: settings, context: context, digests: settings.output.wantedDigests
    ).run(supposing: suppositions)
  }
}
