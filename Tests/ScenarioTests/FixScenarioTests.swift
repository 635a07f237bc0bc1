import Foundation
import Support
import Testing

/// `rollcall fix` on the samples, compared with what is kept beside them.
@Suite struct FixScenarioTests {
  /// What is kept in `samples/<sample>/expected/<name>`.
  struct FixScenario: Sendable, CustomTestStringConvertible {
    let sample: String
    let name: String
    let arguments: [String]
    var testDescription: String { "\(sample)/\(name)" }

    func outputs() throws -> [String: [UInt8]] {
      let program = try Program.besideSamples()
      let command = ["fix", "--config", "samples/\(sample)/rollcall.yaml", "--out", "fixes"]
      let run = try program.start(
        "\(Program.binaries)/rollcall", command + arguments,
        variables: ["SOURCE_DATE_EPOCH": "1790000000"])
      try #require(run.status == 0, "\(run.errors)")
      #expect(run.errors.isEmpty)
      var outputs = ["summary.txt": run.output]
      for name in try program.folder.names(in: "fixes") {
        outputs[name] = try program.folder.bytes(of: "fixes/\(name)")
        let path = "\(program.folder.path)/fixes/\(name)"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      return outputs
    }
  }

  static let all = [
    FixScenario(sample: "northwind", name: "fix", arguments: []),
    FixScenario(
      sample: "northwind", name: "fix-other-side",
      arguments: ["--prefer", "directory", "--offices", "mapping"]),
    FixScenario(sample: "legacy-logins", name: "fix", arguments: []),
  ]

  @Test(arguments: all)
  func outputsAreAsExpected(scenario: FixScenario) throws {
    let folder = "samples/\(scenario.sample)/expected/\(scenario.name)"
    try ExpectedOutputs(folder: folder).compare(with: scenario.outputs())
  }

  @Test(arguments: all)
  func theSameRunGivesTheSameBytes(scenario: FixScenario) throws {
    #expect(try scenario.outputs() == scenario.outputs())
  }

  @Test func jsonIsTheFile() throws {
    let program = try Program.besideSamples()
    let run = try program.run(
      "fix", "--config", "samples/northwind/rollcall.yaml", "--format", "json", "--out", "fixes")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(try run.output == program.folder.bytes(of: "fixes/fixes.json"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output)) }
  }

  @Test func withoutAFolderNothingIsWritten() throws {
    let program = try Program.besideSamples()
    let names = try program.folder.names(in: "")
    let run = try program.run("fix", "--config", "samples/northwind/rollcall.yaml")
    #expect(run.status == 0 && run.text.contains("Nothing was written."))
    #expect(try program.folder.names(in: "") == names)
  }

  @Test func openLDAPReadsTheChangeFile() throws {
    let outputs = try FixScenarioTests.all[0].outputs()
    let text = String(decoding: outputs["fix-directory.ldif"] ?? [], as: UTF8.self)
    #expect(text.components(separatedBy: "changetype: modify").count - 1 == 23)
    let program = try Program.besideSamples()
    try program.folder.write(text, to: "fix.ldif")
    let trial = try program.start("/usr/bin/ldapmodify", ["-n", "-f", "fix.ldif"])
    #expect(trial.status == 0, "\(trial.errors)")
  }

  @Test func oneAttributeCannotHoldExtensionAndNumber() throws {
    let program = try Program.besideSamples()
    try program.folder.write(
      "fix: {extension-attribute: telephoneNumber}\n", to: "rollcall.yaml")
    let run = try program.run("check")
    #expect(run.status == 78, "\(run.errors)")
  }

  @Test func aTemplateTakesNewUsernames() throws {
    let program = try Program.besideSamples()
    let template = "Old name;Username;First Name;Mode\r\nRequired;Required;Required;Required\r\n"
    try program.folder.write(template, to: "template.csv")
    let arguments = [
      "fix", "--directory", "samples/northwind/directory.ldif", "--console",
      "samples/northwind/console.csv", "--out", "fixes", "--template", "template.csv",
    ]
    let refused = try program.run(arguments)
    #expect(refused.status == 65 && refused.errors.contains("Old name, Mode"), "\(refused.errors)")
    try program.folder.write(
      "fix: {columns: {present-username: Old name}, constants: {Mode: Modify}}\n",
      to: "rollcall.yaml")
    let run = try program.run(arguments)
    #expect(run.status == 0 && run.text.contains("fix-usernames-upload.csv"), "\(run.errors)")
    let list = CSVTable(try program.folder.bytes(of: "fixes/fix-usernames.csv"))
    for (name, columns) in [
      ("fix-usernames-upload.csv", ["username", "new_username"]),
      ("fix-usernames-upload-undo.csv", ["new_username", "username"]),
    ] {
      let text = try program.folder.text(of: "fixes/\(name)")
      #expect(text.hasPrefix(template))
      let rows = text.dropFirst(template.count).split(separator: "\r\n").map {
        $0.split(separator: ";").map(String.init)
      }
      #expect(rows.map { Array($0.prefix(2)) } == list.columns(columns[0], columns[1]))
      #expect(rows.allSatisfy { $0.last == "Modify" } && !rows.isEmpty)
      #expect(try program.folder.attributes(of: "fixes/\(name)").mode == 0o600)
    }
    #expect(try program.run(Array(arguments.dropLast(2))).status == 0)
    #expect(!(try program.folder.names(in: "fixes").contains("fix-usernames-upload.csv")))
  }
}
