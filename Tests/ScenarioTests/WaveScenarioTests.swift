import Foundation
import Support
import Testing

/// `rollcall waves` on the samples, compared with what is kept beside them.
@Suite struct WaveScenarioTests {
  /// What is kept in `samples/<sample>/expected/<name>`.
  struct WaveScenario: Sendable, CustomTestStringConvertible {
    let sample: String
    let name: String
    let arguments: [String]
    var testDescription: String { "\(sample)/\(name)" }

    func outputs() throws -> [String: [UInt8]] {
      let program = try Program.besideSamples()
      let command = ["waves", "--config", "samples/\(sample)/rollcall.yaml", "--out", "waves"]
      let run = try program.run(command + arguments)
      try #require(run.status == 0, "\(run.errors)")
      #expect(run.errors.isEmpty)
      var outputs = ["summary.txt": run.output]
      for name in try program.folder.names(in: "waves") {
        outputs[name] = try program.folder.bytes(of: "waves/\(name)")
        #expect(try program.folder.attributes(of: "waves/\(name)").mode == 0o600, "\(name)")
      }
      return outputs
    }
  }

  static let all = [
    WaveScenario(
      sample: "northwind", name: "waves",
      arguments: ["--template", "samples/northwind/import-members.csv"]),
    WaveScenario(
      sample: "northwind", name: "waves-department",
      arguments: ["--by", "department", "--held-by", "error", "--pilot", "6"]),
  ]

  private let program: Program
  init() throws { program = try Program.besideSamples() }

  private func waves(_ more: String...) throws -> Program.Outcome {
    try program.run(["waves", "--config", "samples/northwind/rollcall.yaml"] + more)
  }

  @Test(arguments: all)
  func outputsAreAsExpected(scenario: WaveScenario) throws {
    let folder = "samples/\(scenario.sample)/expected/\(scenario.name)"
    try ExpectedOutputs(folder: folder).compare(with: scenario.outputs())
  }

  @Test(arguments: all)
  func filesAgreeWithEachOther(scenario: WaveScenario) throws {
    let outputs = try scenario.outputs()
    let waves = CSVTable(outputs["waves.csv"] ?? [])
    let members = CSVTable(outputs["members.csv"] ?? [])
    for wave in waves.rows {
      let people = members.rows.filter { $0["wave"] == wave["wave"] }
      #expect(wave["people"] == String(people.count))
      let ready = people.filter { $0["ready"] == "yes" }
      #expect(wave["ready"] == String(ready.count))
      #expect(people.allSatisfy { ($0["ready"] == "yes") == ($0["held_by"] == "") })
      guard let file = wave["files"], !file.isEmpty else { continue }
      let lines = String(decoding: outputs[file] ?? [], as: UTF8.self).split(
        whereSeparator: \.isNewline
      ).map(String.init)
      #expect(lines.suffix(ready.count) == ready.compactMap { $0["cloud_upn"] }[...])
    }
    #expect(waves.rows.compactMap { Int($0["people"] ?? "") }.reduce(0, +) == members.rows.count)
  }

  @Test func jsonSaysTheSame() throws {
    let run = try waves("--format", "json")
    #expect(run.status == 0 && run.errors.isEmpty)
    let tree = try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any]
    let all = try #require(tree?["waves"] as? [[String: Any]])
    #expect(all.compactMap { $0["people"] as? Int }.reduce(0, +) == tree?["people"] as? Int)
    #expect(try waves().text.contains("Nothing was written."))
  }

  @Test func aListMakesTheWaves() throws {
    try program.folder.write(
      "Username,Wave\namara.okafor@northwind.example,../First\nhsato,Second\nnobody,Second\n",
      to: "plan.csv")
    let run = try waves("--by", "plan.csv", "--out", "out")
    #expect(run.status == 0 && run.text.contains("1 name in your list is nobody's"))
    #expect(try program.folder.names(in: "out").contains("group-first.csv"))
    try program.folder.write("user,wave\na,1\nA,2\n", to: "plan.csv")
    let other = try waves("--by", "plan.csv")
    #expect(other.status == 65 && other.errors.contains("plan.csv:3"))
    #expect(try waves("--by", "missing.csv").status == 66)
    #expect(try waves("--pilot", "many").status == 64)
  }

  @Test func anOldMemberFileIsEmptied() throws {
    _ = try waves("--out", "out")
    #expect(try program.folder.text(of: "out/group-tokyo.csv").contains("@"))
    let run = try waves("--by", "department", "--out", "out")
    #expect(run.text.contains("Emptied "))
    #expect(try !program.folder.text(of: "out/group-tokyo.csv").contains("@"))
    #expect(try !waves("--by", "department", "--out", "out").text.contains("Emptied "))
  }

  @Test func aTemplateThatDoesNotFitIsRefused() throws {
    try program.folder.write("Name,Mail\n", to: "template.csv")
    let run = try waves("--template", "template.csv", "--out", "out")
    #expect(run.status == 65 && run.errors.contains("memberObjectIdOrUpn"))
    #expect(try !program.folder.names().contains("out"))
  }
}
