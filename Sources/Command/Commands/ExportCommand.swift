import ArgumentParser
import Settings

extension ExportRequest.Format: ExpressibleByArgument {}

/// `rollcall export`: turns one form of a directory into another.
struct ExportCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Turn a directory export into LDIF, CSV or JSON Lines.",
    discussion: """
      Values stay what they are; LDIF to LDIF keeps every value byte for byte. In JSON Lines a \
      record is a line, and a value that is not text is {"base64": "..."}.

      EXAMPLES
        All attributes, a line a record:
          rollcall export ad.ldif --to jsonl

        Three columns for a spreadsheet:
          rollcall export ad.ldif --out offices.csv \\
            --attributes userPrincipalName,displayName,physicalDeliveryOfficeName

        All users of a domain, from its server:
          rollcall export ldaps://dc1.contoso.com --bind-name reader@contoso.com \\
            --to ldif --out ad.ldif

        A compressed export:
          zcat ad.ldif.gz | rollcall export - --to csv
      """)

  @Argument(help: ArgumentHelp("A path, - for standard input, or an LDAP URL.", valueName: "src"))
  var source: String

  @Option(help: ArgumentHelp("The format to write; else what the name of --out ends with."))
  var to: ExportRequest.Format?

  @Option(help: ArgumentHelp("The file to write; else standard output.", valueName: "file"))
  var out: String?

  @Option(help: ArgumentHelp("Only these, in this order, with commas between.", valueName: "names"))
  var attributes: String?

  @OptionGroup(title: "Directory servers") var server: ServerOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func validate() throws {
    guard format != nil else {
      throw ValidationError("Say --to ldif, --to csv or --to jsonl.")
    }
  }

  func run(in context: CommandContext) throws -> ExitStatus {
    let settings = try configuration.resolve(server.flags + messages.flags, in: context)
    let names = (attributes ?? "").split(separator: ",").map { $0.trimmed }
    let request = ExportRequest(
      source: source, format: format ?? .ldif, out: out, attributes: names)
    return try Export(request: request, settings: settings, context: context).run()
  }

  private var format: ExportRequest.Format? {
    to
      ?? out.flatMap { name in
        ExportRequest.Format.allCases.first { name.lowercased().hasSuffix(".\($0.rawValue)") }
      }
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmed: String {
    let tail = drop { $0 == " " }
    return String(tail.prefix(tail.count - tail.reversed().prefix { $0 == " " }.count))
  }
}
