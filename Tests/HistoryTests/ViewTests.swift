import GRDB
import History
import Support
import Testing

/// What people may ask with SQL of their own. The columns are a promise.
@Suite struct ViewTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/history.sqlite"
    let store = try HistoryStore.open(path, for: .writing)
    var figures = RunFigures.sample(day: 1)
    figures.inputs = [
      .init(
        role: "console", source: "users.csv", kind: "csv", bytes: 9, sha256: "ab", records: 2,
        rejected: 1, modified: 86_399)
    ]
    figures.consoleTotal = 2
    figures.consoleStates = ["rename": 2]
    figures.findings = ["error": 2]
    try store.record(
      figures, findings: [.sample("a"), .sample("b", .waived)],
      states: [
        RowState(side: .console, key: "anna", state: "rename"),
        RowState(side: .directory, key: "bob", state: "create"),
      ])
    try store.recordIncomplete(
      .sample(day: 2), outcome: .stopped, gates: ["console-shrank"], reason: "It shrank.")
    try store.record(
      .sample(day: 3), findings: [.sample("b")],
      states: [RowState(side: .console, key: "anna", state: "linked")])
  }

  /// Rows as text, with a bar between cells.
  private func rows(_ sql: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { value in
          switch value.storage {
          case .null: ""
          case .int64(let number): "\(number)"
          case .double(let number): "\(number)"
          case .string(let text): text
          case .blob: "?"
          }
        }.joined(separator: "|")
      }
    }
  }

  @Test func runs() throws {
    #expect(
      try rows(
        """
        SELECT run, outcome, gates, reason, started, seconds, version, console_users,
          directory_users, errors, warnings, notices, waived, later, clock_moved_back FROM v_runs
        """) == [
          "1|complete|[]||1970-01-02 00:00:00|1.5|1.0.0|2|0|2|0|0|0|0|0",
          "2|stopped|[\"console-shrank\"]|It shrank.|1970-01-03 00:00:00|1.5|1.0.0|0|0|0|0|0|0|0|0",
          "3|complete|[]||1970-01-04 00:00:00|1.5|1.0.0|0|0|0|0|0|0|0|0",
        ])
  }

  @Test func inputsAndStates() throws {
    #expect(
      try rows("SELECT * FROM v_inputs")
        == ["1|console|users.csv|csv|9|ab|2|1|1970-01-01 23:59:59"])
    #expect(try rows("SELECT * FROM v_states") == ["1|console|rename|2"])
  }

  @Test func findings() throws {
    let words = "error|office-unknown|Berlin|No Site is called so|Rename it."
    let times = "1970-01-04 00:00:00|1970-01-02 00:00:00"
    #expect(
      try rows("SELECT * FROM v_findings ORDER BY fingerprint") == [
        "a|\(words)||a@contoso.com|fixed|\(times)|1970-01-02 00:00:00|1|0",
        "b|\(words)||b@contoso.com|open|\(times)|1970-01-04 00:00:00|2|0",
      ])
    #expect(try rows("SELECT fingerprint FROM v_open_findings") == ["b"])
    #expect(
      try rows("SELECT * FROM v_finding_changes ORDER BY run, kind")
        == ["1|new|1", "1|waived|1", "3|fixed|1", "3|waiver-expired|1"])
  }

  @Test func people() throws {
    #expect(
      try rows("SELECT * FROM v_transitions ORDER BY side")
        == ["3|console|rename|linked|1", "3|directory|create|left|1"])
    #expect(
      try rows("SELECT * FROM v_people ORDER BY side, from_run") == [
        "console|anna|rename|1|3", "console|anna|linked|3|", "directory|bob|create|1|3",
      ])
  }
}
