import Foundation
import Support
import Testing

/// Whole runs on the samples, compared with what is kept beside them.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.all)
  func outputsAreAsExpected(scenario: Scenario) throws {
    try ExpectedOutputs(folder: scenario.expected).compare(with: scenario.outputs())
  }

  @Test(arguments: Scenario.all)
  func theSameRunGivesTheSameBytes(scenario: Scenario) throws {
    #expect(try scenario.outputs() == scenario.outputs())
  }

  @Test(arguments: Scenario.reconciliations)
  func jsonOnStandardOutputIsTheSummaryFile(scenario: Scenario) throws {
    let program = try Program.besideSamples()
    let run = try program.run(
      ["reconcile", "--format", "json", "--out", "report"] + scenario.arguments)
    #expect(run.errors.isEmpty)
    #expect(try run.output == program.folder.bytes(of: "report/summary.json"))
    // Checksums are also there when nothing else needs them.
    let alone = try program.run(["reconcile", "--format", "json"] + scenario.arguments)
    #expect(alone.output == run.output)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output)) }
  }

  @Test func everySampleHasScenariosAndEveryExpectationOne() throws {
    if ExpectedOutputs.isRecording { return }
    // That one is for machines that run every night; NightlyTests look at it.
    for sample in try Repository.names(in: "samples") where sample != "nightly" {
      let scenarios =
        Scenario.all.filter { $0.sample == sample }.map(\.name)
        + FixScenarioTests.all.filter { $0.sample == sample }.map(\.name)
        + WaveScenarioTests.all.filter { $0.sample == sample }.map(\.name)
      #expect(!scenarios.isEmpty, "samples/\(sample)")
      #expect(try Repository.names(in: "samples/\(sample)/expected") == scenarios.sorted())
    }
  }

  @Test func everyRowIsCounted() throws {
    for scenario in Scenario.reconciliations {
      let outputs = try scenario.outputs()
      let json = try JSONSerialization.jsonObject(with: Data(outputs["summary.json"] ?? []))
      let summary = try #require(json as? [String: Any])
      for (key, file) in [("console", "links.csv"), ("directory", "directory.csv")] {
        let side = try #require(summary[key] as? [String: Any])
        let states = try #require(side["states"] as? [String: Int])
        let total = try #require(side["total"] as? Int)
        #expect(states.values.reduce(0, +) == total)
        #expect(CSVTable(outputs[file] ?? []).rows.count == total)
      }
    }
  }
}
