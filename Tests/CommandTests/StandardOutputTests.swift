import Support
import Testing

/// What the whole program prints, and to whom.
@Suite struct StandardOutputTests {
  private let folder: TemporaryFolder
  private let program: Program
  private static let line =
    "rollcall reconcile --directory ad.ldif --console users.csv --fail-on never"

  init() throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    let entries = (0..<9).map { index in
      "dn: CN=u\(index)\u{1B}]0;title\u{07},DC=x\nobjectClass: user\nsAMAccountName: u\(index)\n"
        + "cn: \u{1B}[2Ju\(index)\nuserPrincipalName: \u{1B}[31mu\(index)@x.com\n"
        + "physicalDeliveryOfficeName: \u{9B}5mOslo\u{202E}\n\n"
    }
    try folder.write(entries.joined(), to: "ad.ldif")
    try folder.write(
      "Username,First Name,Email,Site\n\u{1B}[31mu0@x.com,\u{1B}[8m,u0@x.com,\u{1B}[5mOslo\n"
        + "u1,\u{1B}c,\u{1B}[31mu1@x.com,\u{08}Oslo\n", to: "users.csv")
  }

  /// Whether anything but text and line feeds is in it.
  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
    }
  }

  @Test(arguments: ["", "--format json", "--verbose", "--quiet"])
  func hostileNamesNeverReachATerminal(option: String) throws {
    let run = try program.shell("\(Self.line) \(option)")
    #expect(run.status == 0 && !run.output.isEmpty)
    #expect(isPlain(run.text) && isPlain(run.errors))
  }

  @Test func hostileSettingsNeverReachATerminal() throws {
    let run = try program.run("check", "--console", "\u{1B}[31mnone.csv")
    #expect(run.status == 66)
    #expect(isPlain(run.text) && isPlain(run.errors))
  }

  @Test func aPipeSeesNoColours() throws {
    let run = try program.shell("\(Self.line) | cat")
    #expect(!run.output.contains(0x1B) && run.text.contains("Findings"))
  }

  /// `script` gives the program a terminal.
  @Test func aTerminalSeesColoursUnlessTheyAreForbidden() throws {
    let line = "script -qec '\(Self.line) --progress never' /dev/null"
    let coloured = try program.shell(line)
    #expect(coloured.text.contains("\u{1B}["), "needs script(1) of util-linux: \(coloured.errors)")
    let plain = try program.shell("NO_COLOR=1 \(line)")
    #expect(!plain.output.contains(0x1B) && plain.text.contains("Findings"))
  }

  @Test(arguments: ["", "--format json"])
  func aReaderThatWantsOneLineIsServed(option: String) throws {
    let run = try program.shell(
      "set -o pipefail; \(Self.line) \(option) --out out | head -1; echo \"${PIPESTATUS[0]}\"")
    #expect(run.text.split(separator: "\n").count == 2 && run.text.hasSuffix("\n0\n"))
    #expect(run.errors.isEmpty)
  }

  @Test func quietPrintsTheVerdictOnly() throws {
    #expect(try program.shell("\(Self.line) --quiet").text.split(separator: "\n").count <= 2)
  }
}
