import Foundation
import GRDB
import History
import Support
import Testing

/// Files that cannot be used: each is recognised, and said so in a sentence with a way out.
@Suite struct UnusableFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/history.sqlite"
  }

  /// A history of some hundred kilobytes.
  private func fill() throws {
    let store = try HistoryStore.open(path, for: .writing)
    for day in 1...3 {
      let states = (0..<1_000).map {
        RowState(side: .console, key: "user\($0)@contoso.com", state: "state\(($0 + day) % 3)")
      }
      try store.record(
        .sample(day: day), findings: (0..<300).map { .sample("\(day)-\($0)") }, states: states)
    }
  }

  /// Everything that one does with a history.
  private func use() throws {
    let store = try HistoryStore.open(path, for: .writing)
    _ = try store.runs()
    _ = try store.trend(limit: 9)
    _ = try store.oldestOpen(limit: 9)
    _ = try store.changeCounts()
    if let last = try store.lastCompleteRun() {
      _ = try store.transitions(of: last)
      _ = try store.difference(1, last.id)
    }
    try store.record(
      .sample(day: 9), findings: [.sample("new")],
      states: [RowState(side: .console, key: "user1@contoso.com", state: "linked")])
    _ = try store.prune(keepRuns: 2, keepDays: 3, now: 9 * 86_400)
  }

  private func error(_ body: () throws -> Void) -> HistoryError? {
    do {
      try body()
      return nil
    } catch {
      return error as? HistoryError
    }
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    try fill()
    #expect(try folder.attributes(of: "history.sqlite").mode == 0o600)
    #expect(try folder.names() == ["history.sqlite"])
  }

  @Test func aHistoryThatIsNotThereIsNotMadeByReading() throws {
    #expect(throws: HistoryError.nothingRecorded(path: path)) {
      try HistoryStore.open(path, for: .reading)
    }
    #expect(try folder.names().isEmpty)
    // One that was killed between making the file and its tables leaves this.
    try folder.write("", to: "history.sqlite")
    #expect(throws: HistoryError.nothingRecorded(path: path)) {
      try HistoryStore.open(path, for: .reading)
    }
    try use()
  }

  @Test func aFileThatIsNoDatabaseIsDamaged() throws {
    try folder.write(String(repeating: "Username,Site\n", count: 99), to: "history.sqlite")
    let error = try #require(error { try use() })
    guard case .corrupted = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.remedy.contains("Move the file away") && error.path == path)
  }

  @Test(arguments: [1, 20, 50, 99])
  func aFileThatWasCutOffIsDamaged(percent: Int) throws {
    try fill()
    let bytes = try folder.bytes(of: "history.sqlite")
    try Data(bytes.prefix(bytes.count * percent / 100)).write(to: URL(fileURLWithPath: path))
    guard case .corrupted = error({ try use() }) else {
      Issue.record("cut to \(percent) %")
      return
    }
  }

  /// What is damaged may go unnoticed where it makes sense still; it never ends the process, and is
  /// never taken for something else.
  @Test func garbledBytesNeverCrash() throws {
    try fill()
    let whole = try folder.bytes(of: "history.sqlite")
    var random = SeededGenerator(seed: 6)
    var noticed = 0
    for _ in 0..<150 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...400, using: &random) {
        bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      switch error({ try use() }) {
      case nil, .unknownRun, .nothingRecorded, .incompleteRun: break
      case .corrupted, .newer, .foreign: noticed += 1
      case let other: Issue.record("\(String(describing: other))")
      }
    }
    #expect(noticed > 50)
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE run (id)") }
    #expect(error { try use() } == .foreign(path: path))
  }

  @Test func aNewerVersionIsRecognised() throws {
    try fill()
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of tomorrow')")
    }
    #expect(error { try use() } == .newer(path: path))
    #expect(throws: HistoryError.newer(path: path)) {
      try HistoryStore.open(path, for: .reading)
    }
  }

  @Test func aLockedHistoryIsSaidSoAfterAWhile() throws {
    try fill()
    let store = try HistoryStore.open(path, for: .writing, patience: 0.05)
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(throws: HistoryError.locked(path: path)) { try store.lastCompleteRun() }
      #expect(throws: HistoryError.locked(path: path)) {
        try store.record(.sample(day: 9), findings: [], states: [])
      }
      #expect(throws: HistoryError.locked(path: path)) {
        try HistoryStore.open(path, for: .reading, patience: 0.05)
      }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.lastCompleteRun()?.id == 3)
  }

  /// The file and its journal as a killed process leaves them: half of a change is in the file.
  @Test func whatAKilledProcessBeganIsTakenBackByWhoeverReadsNext() throws {
    try fill()
    let original = try HistoryStore.open(path, for: .reading)
    let writer = try DatabaseQueue(path: path)
    try writer.inDatabase { db in
      try db.execute(
        sql: "PRAGMA cache_size = 1; BEGIN; UPDATE list_row SET key = key || 'x'; DELETE FROM run")
      for name in try folder.names() {
        try FileManager.default.copyItem(
          atPath: "\(folder.path)/\(name)", toPath: "\(folder.path)/left-\(name)")
      }
      try db.execute(sql: "ROLLBACK")
    }
    let left = "\(folder.path)/left-history.sqlite"
    #expect(try folder.names().contains("left-history.sqlite-journal"))
    #expect(try folder.bytes(of: "left-history.sqlite") != folder.bytes(of: "history.sqlite"))
    let store = try HistoryStore.open(left, for: .reading)
    #expect(try store.runs().map(\.id) == [3, 2, 1])
    #expect(try !folder.names().contains("left-history.sqlite-journal"))
    #expect(try store.difference(1, 3).transitions == original.difference(1, 3).transitions)
  }

  /// While one run is at work, others read what was before.
  @Test func readersDoNotWaitForARunAtWork() throws {
    try fill()
    let store = try HistoryStore.open(path, for: .writing)
    let states = (0..<20_000).map {
      RowState(side: .directory, key: "user\($0)@contoso.com", state: "create")
    }
    try store.record(.sample(day: 9), findings: [], states: states) { _ in
      let reader = try HistoryStore.open(path, for: .reading, patience: 0.05)
      #expect(try reader.lastCompleteRun()?.id == 3)
    }
  }

  @Test func aFolderThatIsNotThereOrTakesNothingIsSaidSo() throws {
    for path in ["\(folder.path)/none/history.sqlite", "/proc/history.sqlite"] {
      guard case .cannotWrite(path, _) = error({ _ = try HistoryStore.open(path, for: .writing) })
      else {
        Issue.record("\(path)")
        continue
      }
    }
  }
}
