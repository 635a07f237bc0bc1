import Support
import Testing

/// The same ten people, as every supported program writes them, end the same.
@Suite struct SampleFormatTests {
  private static let reference = "slapd-ldapsearch-LLL.ldif"
  /// Accents became `?` in it, so Offices with accents cannot be found.
  private static let damaged = "get-aduser-5.1-ascii-damaged.csv"

  private static let all = (try? Repository.names(in: "samples/formats")) ?? []
  static let consoles = all.filter { $0.hasPrefix("console") }
  static let directories = all.filter {
    !consoles.contains($0)
      && !["README.md", "expected", "rollcall.yaml", "sites.csv"].contains($0)
  }

  /// What a file's format must not change.
  private struct Result: Equatable {
    var console: [[String]]
    var directory: [[String]]

    init(directory: String, console: String) throws {
      let program = try Program.besideSamples()
      let run = try program.run(
        "reconcile", "--config", "samples/formats/rollcall.yaml", "--directory",
        "samples/formats/\(directory)", "--console", "samples/formats/\(console)", "--out", "out",
        "--fail-on", "never")
      try #require(run.status == 0, "\(run.errors)")
      self.console = CSVTable(try program.folder.bytes(of: "out/links.csv"))
        .columns("state", "console_username", "directory_upn", "cloud_upn", "site_state")
      let users = CSVTable(try program.folder.bytes(of: "out/directory.csv"))
        .columns("state", "directory_upn", "cloud_upn", "enabled", "site_state")
      self.directory = users.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }

  @Test func thereAreManyFormats() {
    #expect(Self.directories.count >= 25 && Self.consoles.count >= 4)
  }

  @Test(arguments: directories)
  func everyDirectoryFormatGivesTheSame(file: String) throws {
    let result = try Result(directory: file, console: "console.csv")
    let expected = try Result(directory: Self.reference, console: "console.csv")
    guard file == Self.damaged else {
      #expect(result == expected)
      return
    }
    #expect(result.console.map { $0.prefix(4) } == expected.console.map { $0.prefix(4) })
    #expect(result.console != expected.console)
  }

  @Test(arguments: consoles)
  func everyConsoleFormatGivesTheSame(file: String) throws {
    #expect(
      try Result(directory: Self.reference, console: file)
        == Result(directory: Self.reference, console: "console.csv"))
  }
}
