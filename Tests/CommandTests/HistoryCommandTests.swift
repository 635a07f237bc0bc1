import Command
import History
import Support
import Testing

/// `rollcall history` and what belongs to it.
@Suite struct HistoryCommandTests {
  private struct Outcome { let status: Command.ExitStatus, output: String, errors: String }

  private let folder: TemporaryFolder
  private static let start = 1_763_000_000

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("nightly:\n  state: .\n", to: "rollcall.yaml")
  }

  private func run(_ arguments: String...) -> Outcome {
    let context = CommandContext(folder: folder.path, now: { Self.start + 10 * 86_400 })
    let status = Rollcall.run(["history"] + arguments, in: context)
    return Outcome(status: status, output: context.output.text, errors: context.errors.text)
  }

  private func figures(_ day: Int) -> RunFigures {
    var figures = RunFigures(
      started: Self.start + day * 86_400, seconds: 2.04, version: "1.0.0",
      inputs: [
        .init(
          role: "console", source: "users.csv", kind: "csv", bytes: 9, sha256: "ab", records: 3,
          rejected: 1, modified: nil)
      ])
    figures.consoleTotal = 1_234
    figures.consoleStates = ["linked": 1_000, "rename": 234]
    figures.findings = ["error": 2]
    return figures
  }

  private func finding(_ name: String) -> FindingRecord {
    FindingRecord(
      fingerprint: name, severity: "error", rule: "office-unknown", subject: "=1+1",
      message: "No Site is called \(name)\u{1B}[31m", remedy: "Rename it.", consoleUsername: "",
      directoryUPN: "\(name)@contoso.com", standing: .open)
  }

  /// Three nights, one of them stopped: 40 people go from rename to linked.
  private func fill() throws {
    let store = try HistoryStore.open("\(folder.path)/history.sqlite", for: .writing)
    func states(_ word: String) -> [RowState] {
      (0..<40).map { RowState(side: .console, key: "user\($0)", state: word) }
    }
    try store.record(figures(0), findings: [finding("a")], states: states("rename"))
    try store.recordIncomplete(
      figures(1), outcome: .stopped, gates: ["console-shrank"], reason: "The list shrank.")
    try store.record(figures(2), findings: [finding("b")], states: states("linked"))
  }

  @Test func runsAreListedLatestFirst() throws {
    try fill()
    let list = run()
    #expect(list.status == .done && list.errors.isEmpty)
    let lines = list.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(
      lines == [
        "run started outcome 8x8 linked directory errors warnings new fixed",
        "3 2025-11-15T02:13:20Z complete 1,234 1,000 0 2 0 1 1",
        "2 2025-11-14T02:13:20Z stopped 1,234 1,000 0 2 0", "The list shrank.",
        "1 2025-11-13T02:13:20Z complete 1,234 1,000 0 2 0 1 0",
      ])
    let table = CSVTable(Array(run("list", "--limit", "1", "--format", "csv").output.utf8))
    #expect(table.columns("run", "linked", "new", "fixed") == [["3", "1000", "1", "1"]])
    #expect(run("--format", "json").output.contains("\"outcome\": \"stopped\""))
  }

  @Test func aRunIsShownByNumberOrAsTheLatest() throws {
    try fill()
    let latest = run("show", "latest")
    #expect(latest.output == run("show", "3").output)
    for words in [
      "Run 3 of 2025-11-15T02:13:20Z, complete, 2.0 seconds, version 1.0.0", "users.csv",
      "8x8 users: 1,234", "1,000  linked", "rename → linked:", "3 records, 1 rejected",
    ] {
      #expect(latest.output.contains(words), "\(words)")
    }
    #expect(run("show", "2").output.contains("The list shrank."))
    #expect(run("show", "1", "--format", "csv").output.contains("console-state,linked,1000\r\n"))
    #expect(run("show", "1", "--format", "json").output.contains("\"sha256\": \"ab\""))
  }

  @Test func aDifferenceIsToldInEachFormat() throws {
    try fill()
    let text = run("diff")
    #expect(text.status == .done)
    #expect(text.output.contains("  8x8        rename → linked:        40\n"))
    #expect(text.output.contains("New (1)") && text.output.contains("Fixed (1)"))
    #expect(!text.output.contains("\u{1B}"))
    #expect(run("diff", "3", "1").output == text.output)
    #expect(run("diff", "1").output == text.output)
    let csv = run("diff", "--format", "csv").output
    #expect(csv.contains("transition,console,rename,linked,40,"))
    // What a spreadsheet would run is defused.
    #expect(csv.contains(",'=1+1,"))
    let json = run("diff", "--format", "json").output
    #expect(json.contains("\"kind\": \"new\"") && json.contains("\"count\": 40"))
    #expect(run("diff", "3", "latest").output.contains("Nothing is different"))
  }

  @Test func pruneForgetsAndSaysSo() throws {
    try fill()
    #expect(run("prune").output == "Nothing is old enough to forget.\n")
    let store = try HistoryStore.open("\(folder.path)/history.sqlite", for: .writing)
    try store.record(figures(3), findings: [], states: [])
    let pruned = run("prune", "--keep-runs", "2")
    #expect(pruned.status == .done)
    #expect(pruned.output.hasPrefix("Forgot 2 runs and 1 fixed finding; the file has "))
    #expect(try store.runs().map(\.id) == [4, 3])
    #expect(run("prune", "--keep-days", "0").status == .usage)
  }

  @Test func whatIsNotThereIsSaidSo() throws {
    let none = run()
    #expect(none.status == .missingInput)
    #expect(none.errors.contains("There is no history yet (") && none.output.isEmpty)
    #expect(run("prune").status == .missingInput)
    #expect(try folder.names() == ["rollcall.yaml"])
    let store = try HistoryStore.open("\(folder.path)/history.sqlite", for: .writing)
    try store.recordIncomplete(figures(1), outcome: .failed, reason: "It failed.")
    #expect(run("show", "latest").errors.contains("No run has completed yet."))
    #expect(run("show", "9").status == .usage)
    #expect(run("show", "nine").status == .usage)
    #expect(run("diff", "1", "1").errors.contains("Run 1 did not complete"))
    #expect(run("diff").status == .unusableInput)
  }
}
