import Foundation
import Support
import Testing

/// What a sample's README.md tells about each person is what a run says.
@Suite struct StoryTests {
  static let samples = ["northwind", "legacy-logins"]

  /// A run on a sample, and what is told about it.
  private struct Story {
    let console: CSVTable
    let directory: CSVTable
    /// Rows of the table of people: name, what is special, console state, directory state, Site state.
    let people: [[String]]

    init(_ sample: String) throws {
      let program = try Program.besideSamples()
      let run = try program.run(
        "reconcile", "--config", "samples/\(sample)/rollcall.yaml", "--out", "out")
      try #require(run.status == 1, "\(run.errors)")
      console = CSVTable(try program.folder.bytes(of: "out/links.csv"))
      directory = CSVTable(try program.folder.bytes(of: "out/directory.csv"))
      people = try Repository.text("samples/\(sample)/README.md").split(separator: "\n")
        .map(Self.cells)
        .filter { $0.count == 5 && $0[0] != "person" && !$0[0].hasPrefix("-") }
    }

    /// The cells of a table's row.
    private static func cells(of line: Substring) -> [String] {
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// "Whitfield, Emily" is Emily Whitfield.
  private func words(of name: String) -> [String] {
    name.split { " ,".contains($0) }.map(String.init).sorted()
  }

  private func sorted(_ rows: [[String]]) -> [[String]] {
    rows.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(arguments: samples)
  func everyConsoleUserIsInItsState(sample: String) throws {
    let story = try Story(sample)
    let told = story.people.filter { $0[2] != "-" }.map { [$0[2]] }
    #expect(sorted(told) == sorted(story.console.columns("state")))
  }

  @Test(arguments: samples)
  func everyDirectoryUserIsInItsState(sample: String) throws {
    let story = try Story(sample)
    let told = story.people.filter { $0[3] != "-" }.map { [$0[3], $0[4] == "-" ? "" : $0[4]] }
    #expect(sorted(told) == sorted(story.directory.columns("state", "site_state")))
  }

  @Test(arguments: samples)
  func everybodyWithAUniqueNameIsWhoTheStorySays(sample: String) throws {
    let story = try Story(sample)
    var states: [[String]: Set<[String]>] = [:]
    for row in story.directory.rows {
      states[words(of: row["name"] ?? ""), default: []].insert(
        [row["state"] ?? "", row["site_state"] ?? ""])
    }
    let found = story.people.filter { person in
      states[words(of: person[0])]?.contains([person[3], person[4] == "-" ? "" : person[4]]) == true
    }
    // The other directory users are named after their accounts.
    #expect(found.count >= story.directory.rows.count - 5)
  }
}
