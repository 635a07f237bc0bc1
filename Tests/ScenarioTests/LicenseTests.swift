import Foundation
import Support
import Testing

/// `rollcall licenses` as a whole.
@Suite struct LicenseTests {
  private let program: Program

  init() throws { program = try Program.besideSamples() }

  private func run(_ sample: String, _ more: String...) throws -> Program.Outcome {
    try program.run(
      ["licenses", "--config", "samples/\(sample)/rollcall.yaml", "--out", "out"] + more)
  }

  private func table(_ name: String) throws -> CSVTable {
    CSVTable(try program.folder.bytes(of: "out/\(name)"))
  }

  /// The usernames in an upload, below the rows of the template.
  private func uploaded(_ name: String, delimiter: Character) throws -> [String] {
    let text = String(
      decoding: try program.folder.bytes(of: "out/\(name)").map { $0 < 0x80 ? $0 : 0x3F },
      as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let cell = String(line.prefix { $0 != delimiter })
      return cell.contains("@") ? cell : nil
    }
  }

  @Test func everybodyIsInOnePlaceOnly() throws {
    for (sample, delimiter) in [("licenses-template", Character(";")), ("licenses-worklist", ",")] {
      let outcome = try run(sample)
      #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome.errors)")
      var people: [String] = []
      for name in try program.folder.names(in: "out") {
        if name.hasPrefix("create-") || name.hasPrefix("assign-") {
          people += try uploaded(name, delimiter: delimiter)
        } else if ["worklist.csv", "held.csv", "left-out.csv"].contains(name) {
          people += try table(name).columns("username").joined()
        }
      }
      let json = try JSONSerialization.jsonObject(
        with: Data(program.folder.bytes(of: "out/licenses.json")))
      let numbers = try #require((json as? [String: Any])?["people"] as? [String: Int])
      #expect(people.count == numbers["wanted"])
      #expect(Set(people).count == people.count)
      let parts = ["create", "assign", "held", "left_out"].compactMap { numbers[$0] }
      #expect(parts.reduce(0, +) == numbers["wanted"])
    }
  }

  @Test func theTemplateStaysByteForByte() throws {
    _ = try run("licenses-template")
    var template = try Repository.bytes("samples/licenses-template/template.csv")
    template.removeLast(13)  // The blank row at its end.
    for name in ["create-1.csv", "create-2.csv", "assign-1.csv"] {
      let bytes = try program.folder.bytes(of: "out/\(name)")
      #expect(Array(bytes.prefix(template.count)) == template, "\(name)")
      let rows = bytes.dropFirst(template.count)
      #expect(rows.count { $0 == 0x0A } == rows.count { $0 == 0x0D })
      #expect(rows.count { $0 == 0x0A } <= 2)
      #expect(try program.folder.attributes(of: "out/\(name)").mode == 0o600)
    }
  }

  @Test func uploadsOfAnEarlierRunDisappear() throws {
    _ = try run("licenses-template")
    #expect(try program.folder.names(in: "out").contains("create-2.csv"))
    try program.folder.write("mine", to: "out/create-notes.csv")
    let line =
      "ROLLCALL_LICENSES_ROW_LIMIT=100 ROLLCALL_LICENSES_EXISTING_USERS=worklist rollcall "
      + "licenses --config samples/licenses-template/rollcall.yaml --out out"
    #expect(try program.shell(line).status == 1)
    let names = try program.folder.names(in: "out")
    #expect(names.filter { $0.hasPrefix("create") } == ["create-1.csv", "create-notes.csv"])
    #expect(names.contains("worklist.csv") && !names.contains("assign-1.csv"))
  }

  @Test func refusesATemplateThatItCannotFill() throws {
    let cases = [
      ("User.FirstName,User.LastName,Username,User.Email,User.Site\n", "take the license"),
      ("User.FirstName,User.LastName,User.Email,User.Site,License\n", "take the username"),
      ("Username,User.Site,License,User.Pin*\n", "User.Pin*"),
      ("Username,User.Site,License\nanna,London,X\n", "1 row of data"),
      ("Username,User.Site,License,Username\n", "twice"),
      ("\n", "no header"),
    ]
    for (text, reason) in cases {
      try program.folder.write(text, to: "template.csv")
      let outcome = try program.run(
        "licenses", "--directory", "samples/licenses-worklist/directory.ldif", "--console",
        "samples/licenses-worklist/console.csv", "--template", "template.csv", "--out", "none")
      #expect(outcome.status == 65 && outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder.path)/none"))
  }

  @Test func withoutColumnsNobodyIsCreated() throws {
    try program.folder.write("licenses: {default: X2}", to: "rollcall.yaml")
    let outcome = try program.run(
      "licenses", "--directory", "samples/licenses-worklist/directory.ldif", "--console",
      "samples/licenses-worklist/console.csv", "--out", "none")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("The columns for username and licence are not known"))
  }

  @Test func jsonIsTheFile() throws {
    let outcome = try run("licenses-worklist", "--format", "json")
    #expect(try outcome.output == program.folder.bytes(of: "out/licenses.json"))
    #expect(try run("licenses-worklist", "--fail-on", "never").status == 0)
  }

  @Test func orderOfTheInputsChangesNothing() throws {
    _ = try run("licenses-worklist")
    let first = try program.folder.bytes(of: "out/create-1.csv")
    let lines = try Repository.text("samples/licenses-worklist/console.csv")
      .split(separator: "\n")
    try program.folder.write(
      ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n",
      to: "console.csv")
    let records = try Repository.text("samples/licenses-worklist/directory.ldif")
      .components(separatedBy: "\n\n")
    try program.folder.write(
      records.reversed().filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n",
      to: "directory.ldif")
    let outcome = try run(
      "licenses-worklist", "--directory", "directory.ldif", "--console", "console.csv")
    #expect(outcome.status == 1)
    #expect(try program.folder.bytes(of: "out/create-1.csv") == first)
  }

  @Test func wrongListsAreSaid() throws {
    for (text, reason) in [
      ("license,owned\nX2,many\n", "number is none"),
      ("name,country\nX2,US\n", "how many are owned"),
    ] {
      try program.folder.write(text, to: "licenses.csv")
      let outcome = try run("licenses-worklist", "--licenses", "licenses.csv")
      #expect(outcome.status == 65 && outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }

  @Test func wrongRulesAreSaid() throws {
    for (text, reason) in [
      ("licenses: {rules: [{department: Sales}]}", "does not say which licence"),
      ("licenses: {rules: [{departement: Sales, license: X}]}", "Did you mean department?"),
      ("licenses: {columns: {licence: X}}", "Did you mean license?"),
    ] {
      try program.folder.write(text, to: "rollcall.yaml")
      let outcome = try program.run("check")
      #expect(outcome.status == 78 && outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }
}
