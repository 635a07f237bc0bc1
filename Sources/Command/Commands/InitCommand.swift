import ArgumentParser
import Settings

/// `rollcall init`: writes a configuration that explains itself.
struct InitCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented configuration from the files at hand.",
    discussion: """
      What you give is filled in. Every other setting is there as a comment, with what it means \
      and its default or an example.

      EXAMPLES
        rollcall init --directory ad.ldif --console users.csv --out rollcall.yaml
        rollcall init --verified-domain contoso.com
      """)

  @OptionGroup(title: "What is read") var sources: SourceOptions
  @OptionGroup(title: "What is known about the tenant") var tenant: TenantOptions

  @Option(help: ArgumentHelp("The file to write; else standard output.", valueName: "file"))
  var out: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func run(in context: CommandContext) throws -> ExitStatus {
    let text = try template(in: context)
    guard let out else {
      try context.output.write(text)
      return .done
    }
    let path = context.path(out)
    if !force, (try? FileStatus.of(path)) != nil {
      throw Failure(
        .unwritable, "The file is there already", at: out,
        remedy: "Use --force to replace it, or another name.")
    }
    let file = try AtomicFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
    return .done
  }

  private func template(in context: CommandContext) throws -> String {
    let folder = out.map { AtomicFile.split($0).folder } ?? "."
    var known: [SettingKey: [String]] = [:]
    for flag in sources.flags {
      known[flag.key] = try flag.values.map { try relative($0, to: folder, in: context) }
    }
    for flag in tenant.flags { known[flag.key] = flag.values }
    // What is written must load: a wrong domain is found here, not on the next run.
    _ = try ConfigurationOptions.resolve(nil, flags: sources.flags + tenant.flags)
    return ConfigurationTemplate(known: known).text
  }

  /// A path as it must stand in a file of `folder`, since relative ones start there.
  private func relative(
    _ path: String, to folder: String, in context: CommandContext
  ) throws(Failure) -> String {
    let isElsewhere = path == "-" || path.hasPrefix("/") || path.contains("://")
    if isElsewhere || folder == "." { return path }
    if path.hasPrefix(folder + "/") { return String(path.dropFirst(folder.count + 1)) }
    return Folder.absolute(context.path(path))
  }
}
