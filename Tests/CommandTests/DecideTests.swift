import Command
import Foundation
import Support
import Testing

/// `rollcall decide`, in-process.
@Suite struct DecideTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private struct Outcome { let status: Command.ExitStatus, output: String, errors: String }

  private func run(_ arguments: [String]) -> Outcome {
    let context = CommandContext(
      environment: ["USER": "eva"], folder: folder.path, now: { 1_795_239_600 })
    let status = Rollcall.run(arguments, in: context)
    return Outcome(status: status, output: context.output.text, errors: context.errors.text)
  }

  private func decide(_ arguments: String...) -> Outcome {
    run(["decide", "--decisions", "decisions.csv"] + arguments)
  }

  private static let header =
    "kind,console_username,object_guid,directory_upn,office,site,finding,pattern,reason,who,when,until\r\n"

  @Test func theFirstDecisionMakesTheFile() throws {
    let outcome = decide(
      "link", "old1", "anna@x.com", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "--reason",
      "asked, \"yes\""
    )
    #expect(outcome.status == .done && outcome.output == "Added to decisions.csv: 1 link.\n")
    #expect(
      try folder.text(of: "decisions.csv")
        == Self.header
        + "link,old1,3f2504e0-4f89-11d3-9a0c-0305e82c3301,anna@x.com,,,,,"
        + "\"asked, \"\"yes\"\"\",eva,2026-11-21,\r\n")
    #expect(try folder.attributes(of: "decisions.csv").mode == 0o600)
  }

  @Test func everyKindIsWrittenAndReadBack() throws {
    for arguments in [
      ["never", "old2", "bo@x.com"], ["leave", "=lobby"], ["later", "--person", "cy@x.com"],
      ["alias", "HQ", "Berlin"], ["waive", "office-unknown", "Rem?te"],
      ["waive", "0123456789abcdef", "--until", "31.12.2026"],
    ] {
      let outcome = run(
        ["decide", "--decisions", "decisions.csv", "--reason", "so"] + arguments)
      #expect(outcome.status == .done, "\(outcome.errors)")
    }
    let lines = try folder.text(of: "decisions.csv").components(separatedBy: "\r\n")
    #expect(lines.count == 8)
    #expect(lines[2].hasPrefix("leave-alone,'=lobby,"))
    #expect(lines[6].hasSuffix(",0123456789abcdef,,so,eva,2026-11-21,2026-12-31"))
    #expect(decide("leave", "=lobby", "--reason", "again").output.contains("1 stood there already"))
  }

  @Test func whatIsThereIsKeptByteForByte() throws {
    let old =
      "\u{FEFF}Note;who;KIND;until;console_username;directory_upn;reason;when;object_guid\n"
      + "mine;\"a\"\"b\";later;;old9;;;;\n;;;;;;;;\nx;;nonsense;;;;;;"
    try folder.write(old, to: "decisions.csv")
    let outcome = decide("link", "old1", "anna@x.com", "--reason", "a;b")
    #expect(outcome.status == .done && outcome.errors.contains("decisions.csv:4"))
    #expect(
      try folder.text(of: "decisions.csv")
        == old + "\n;eva;link;;old1;anna@x.com;\"a;b\";2026-11-21;\n")
    let alias = decide("alias", "HQ", "Berlin", "--reason", "b")
    #expect(alias.status == .unusableInput && alias.errors.contains("no column called office"))
  }

  @Test func contradictionsAreRefusedWithTheirLine() throws {
    #expect(decide("link", "old1", "anna@x.com", "--reason", "a").status == .done)
    let before = try folder.text(of: "decisions.csv")
    for arguments in [
      ["never", "OLD1", "anna@X.com"], ["link", "old1", "bo@x.com"],
      ["link", "old2", "anna@x.com"],
      ["leave", "old1"],
    ] {
      let outcome = run(
        ["decide", "--decisions", "decisions.csv", "--reason", "b"] + arguments)
      #expect(outcome.status == .unusableInput)
      #expect(outcome.errors.contains("contradicts decisions.csv:2 (link)"), "\(outcome.errors)")
    }
    #expect(try folder.text(of: "decisions.csv") == before)
  }

  @Test(arguments: [
    ([], "Nothing is decided"), (["lnik", "a"], "There is no decision called 'lnik'"),
    (["link", "a"], "link takes USERNAME PERSON"), (["link", "a", "b"], "The reason is missing"),
    (["link", "a", "b", "c", "--reason", "x"], "Two people are given"),
    (["waive", "office-unknwon", "*", "--reason", "x"], "Did you mean office-unknown?"),
    (["--from-links", "none.csv", "later"], "from the file alone"),
  ])
  func wrongUsageIs64(arguments: [String], sentence: String) {
    let outcome = run(["decide", "--decisions", "decisions.csv"] + arguments)
    #expect(outcome.status == .usage && outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect((try? folder.bytes(of: "decisions.csv")) == nil)
  }

  @Test func withoutAFileItSaysWhere() {
    #expect(run(["decide", "leave", "a", "--reason", "b"]).errors.contains("--decisions"))
  }
}
