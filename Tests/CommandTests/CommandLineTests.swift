import Command
import Settings
import Support
import Testing

/// Whole command lines, in-process.
@Suite struct CommandLineTests {
  private struct Outcome { let status: Command.ExitStatus, output: String, errors: String }

  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., environment: [String: String] = [:]) -> Outcome {
    let context = CommandContext(environment: environment, folder: folder.path)
    let status = Rollcall.run(arguments, in: context)
    return Outcome(status: status, output: context.output.text, errors: context.errors.text)
  }

  @Test(arguments: ["--help", "--version"])
  func whatIsAskedForGoesToOutput(flag: String) {
    let outcome = run(flag)
    #expect(outcome.status == .done && outcome.errors.isEmpty)
    #expect(!outcome.output.isEmpty)
  }

  @Test func helpNamesEveryCommand() {
    let help = run("--help").output
    for name in ["reconcile", "explain", "decide", "export", "check", "init", "recipes"] {
      #expect(help.contains(name))
      #expect(run(name, "--help").output.contains("USAGE: rollcall \(name)"))
    }
  }

  @Test(arguments: [
    (["reconcil"], "There is no command called 'reconcil'. Did you mean reconcile?"),
    (["reconcile"], "No directory is given. Give --directory SRC"),
    (["reconcile", "--directory", "a"], "No console users are given. Give --console SRC"),
    (["reconcile", "--directory", "-", "--console", "-"], "Standard input can only be read once"),
    (["reconcile", "--format", "xml"], "'xml' is invalid for '--format <format>'"),
    (["reconcile", "--consol", "x"], "Did you mean '--console'? See rollcall reconcile --help."),
    (["reconcile", "--quiet", "--verbose"], "--verbose"),
    (["reconcile", "--verified-domain", "a@b"], "such as contoso.com, not \"a@b\" (--verified-"),
    (["export", "a.ldif"], "Say --to ldif, --to csv or --to jsonl."),
    (["export", "--to", "csv"], "Missing expected argument '<src>'"),
    (["recipes", "x"], "There is no recipe called 'x'"),
    (["init", "--verified-domain", "@"], "(--verified-domain)"),
  ])
  func wrongUsageIsOneLineAnd64(arguments: [String], sentence: String) {
    let context = CommandContext(folder: folder.path)
    #expect(Rollcall.run(arguments, in: context) == .usage)
    let line = context.errors.text
    #expect(line.hasPrefix("rollcall: ") && line.contains(sentence), "\(line)")
    #expect(line.filter(\.isNewline).count == 1 && line.hasSuffix("\n"))
    #expect(context.output.text.isEmpty)
  }

  @Test func aWrongConfigurationIs78() throws {
    try folder.write("tenant:\n  verified-domain: a.com\n", to: "rollcall.yaml")
    let outcome = run("check")
    #expect(outcome.status == .configuration)
    #expect(
      outcome.errors
        == "rollcall: There is no setting called \"verified-domain\" under tenant "
        + "(rollcall.yaml:2). Did you mean verified-domains?\n")
  }

  @Test func aMissingConfigurationIs78() {
    #expect(run("check", "--config", "none.yaml").status == .configuration)
    let variable = ["ROLLCALL_CONFIG": "none.yaml"]
    #expect(run("check", environment: variable).errors.contains("(none.yaml)"))
  }

  @Test func checkShowsEverySettingWithItsSource() throws {
    try folder.write("inputs: {console: users.csv}\noutput:\n  fail-on: never\n", to: "r.yaml")
    try folder.write("Username,Site\na,b\n\n", to: "users.csv")
    let outcome = run(
      "check", "--config", "r.yaml", "--upn-attribute", "mail",
      environment: ["ROLLCALL_PASSWORD": "hunter2", "ROLLCALL_FORMAT": "text"])
    #expect(outcome.status == .done)
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(rows.contains("output.fail-on never r.yaml:3"))
    #expect(rows.contains("tenant.upn-attribute mail --upn-attribute"))
    #expect(rows.contains("output.format text ROLLCALL_FORMAT"))
    #expect(rows.contains("limits.rejected-percent 1 default"))
    #expect(rows.contains("tenant.initial-domain (not set) default"))
    #expect(rows.contains("console users.csv CSV (comma), UTF-8, 19 bytes"))
    #expect(!outcome.output.contains("hunter2"))
    for key in SettingKey.allCases { #expect(outcome.output.contains(key.rawValue)) }
  }

  @Test func checkSpeaksJSON() throws {
    let outcome = run("check", "--format", "json", "--console", "a \"b\"\u{1B}.csv")
    #expect(outcome.status == .missingInput)
    #expect(
      outcome.output.contains(
        #"{"setting": "inputs.console", "value": "a \"b\"\u001b.csv", "source": "flag", "#))
    #expect(outcome.errors.contains(#"(a "b"\u{1b}.csv)"#))
  }

  @Test func recipesAskForWhatIsRead() {
    let all = run("recipes").output
    for name in ["ldifde", "csvde", "get-aduser", "ldapsearch", "entra", "8x8", "scim"] {
      let one = run("recipes", name)
      #expect(one.status == .done && one.output.hasPrefix("\(name): "))
      #expect(all.contains(one.output))
    }
    for name in ["ldifde", "csvde", "get-aduser", "ldapsearch"] {
      let text = run("recipes", name).output
      for attribute in ["physicalDeliveryOfficeName", "proxyAddresses", "objectGUID"] {
        #expect(text.contains(attribute))
      }
    }
  }
}
