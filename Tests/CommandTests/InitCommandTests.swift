import Command
import Support
import Testing

@Suite struct InitCommandTests {
  private let folder: TemporaryFolder
  private let context: CommandContext
  init() throws {
    folder = try TemporaryFolder()
    context = CommandContext(folder: folder.path)
  }

  private func run(_ arguments: String...) -> Command.ExitStatus {
    Rollcall.run(arguments, in: context)
  }

  @Test func whatItWritesLoads() throws {
    try folder.write("dn: CN=a\n", to: "ad.ldif")
    try folder.write("Username\n", to: "users list.csv")
    let status = run(
      "init", "--directory", "ad.ldif", "--console", "users list.csv", "--verified-domain",
      "contoso.com", "--out", "rollcall.yaml")
    #expect(status == .done)
    #expect(run("check") == .done, "\(context.errors.text)")
    #expect(context.output.text.contains("users list.csv"))
    #expect(try folder.attributes(of: "rollcall.yaml").mode == 0o600)
    #expect(try folder.names() == ["ad.ldif", "rollcall.yaml", "users list.csv"])
  }

  @Test func aFileThatIsThereStays() throws {
    try folder.write("old", to: "rollcall.yaml")
    #expect(run("init", "--out", "rollcall.yaml") == .unwritable)
    #expect(try folder.text(of: "rollcall.yaml") == "old")
    #expect(run("init", "--out", "rollcall.yaml", "--force") == .done)
    #expect(try folder.text(of: "rollcall.yaml").hasPrefix("# Configuration of Rollcall"))
  }

  @Test func pathsAreThoseOfTheFilesFolder() throws {
    try folder.write("", to: "ad.ldif")
    let outcome = run("init", "--directory", "ad.ldif", "--directory", "conf/b.ldif", "--out", "x")
    #expect(outcome == .done)
    #expect(try folder.text(of: "x").contains("- conf/b.ldif"))
  }

  @Test func withoutOutItPrints() {
    #expect(run("init", "--console", "-") == .done)
    #expect(context.output.text.contains("console: \"-\""))
  }
}
