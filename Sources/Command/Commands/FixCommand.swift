import ArgumentParser
import Settings

/// `rollcall fix`: files that repair findings, with what takes them back.
struct FixCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Write files that repair findings, on either side, and files that undo them.",
    discussion: """
      Takes the options of reconcile and reads the same files. With --out it writes, for a person to \
      review and use: new usernames for Admin Console (fix-usernames.csv), changes for Active \
      Directory as LDIF and as PowerShell (fix-directory), extensions and numbers of 8x8 for Active \
      Directory (fix-phones), a mapping expression for Entra (fix-site-mapping.txt), what a link \
      overwrites (changes.csv), and what is held back and why (fix-held.csv). Each file of changes has \
      an inverse, called -undo. With --template the new usernames go into that CSV too \
      (fix-usernames-upload.csv), for tenants whose upload changes users. Nothing is changed anywhere.

      EXAMPLES
        rollcall fix --directory ad.ldif --console users.csv --out fixes
        rollcall fix --config rollcall.yaml --offices mapping --out fixes
        ldapmodify -H ldaps://dc1.contoso.com -D admin@contoso.com -W -f fixes/fix-directory.ldif

      EXIT CODES
        0   the files are written, whatever was found; else as for reconcile
      """)

  @OptionGroup(title: "What is proposed") var fix: FixOptions
  @OptionGroup var options: RunOptions

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try options.settings(in: context, adding: fix.flags)
    try Redaction.refuse(settings, for: "fix")
    try InputRules.check(settings.inputs)
    let output = try FixOutput(settings: settings, context: context)
    let run = Reconcile(
      settings: settings, context: context, digests: settings.output.wantedDigests)
    try output.write(try run.facts(of: try run.read()))
    return .done
  }
}
