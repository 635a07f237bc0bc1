import History
import Support
import Testing

@Suite struct RunsTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try .open("\(folder.path)/history.sqlite", for: .writing)
  }

  private func figures(_ day: Int, _ sha256: String) -> RunFigures {
    var figures = RunFigures.sample(day: day)
    figures.inputs = [
      .init(
        role: "console", source: "users.csv", kind: "csv", bytes: 9, sha256: sha256, records: 1,
        rejected: 0, modified: -86_400)
    ]
    figures.consoleStates = ["linked": 3]
    figures.acceptedGates = ["console-shrank"]
    return figures
  }

  @discardableResult
  private func night(_ figures: RunFigures) throws -> StoredRun {
    try store.record(figures, findings: [], states: []).run
  }

  @Test func figuresComeBackAsTheyWere() throws {
    let run = try night(figures(3, "ab"))
    #expect(try store.run(1) == run)
    #expect(run.figures == figures(3, "ab"))
    #expect(try store.lastCompleteRun() == run)
  }

  @Test func sameBytesAreCountedFromTheLastRunBack() throws {
    for (day, hash) in [(1, "old"), (2, "new"), (3, "old"), (4, "old")] {
      try night(figures(day, hash))
    }
    let unchanged = try store.unchanged(role: "console", sha256: "old", now: 5 * 86_400)
    #expect(unchanged?.runs == 2 && unchanged?.since == 3 * 86_400)
    #expect(try store.unchanged(role: "console", sha256: "new", now: 5 * 86_400) == nil)
    #expect(try store.unchanged(role: "directory", sha256: "old", now: 5 * 86_400) == nil)
  }

  @Test(
    "A clock that was wrong for a while makes no export old",
    arguments: [
      // Days of the runs, that of the run that asks, and the first day that counts.
      ([1000, 100, 1001], 1002, 1000),
      ([100, 1001], 1002, 1001),
      ([1000, 100], 1001, 1000),
      ([3000, 1000, 1001], 1002, 1000),
    ])
  func wrongClock(days: [Int], now: Int, since: Int) throws {
    // The run before them, with other bytes, and the right time of the day before.
    try night(figures(999, "new"))
    for day in days { try night(figures(day, "old")) }
    let unchanged = try store.unchanged(role: "console", sha256: "old", now: now * 86_400)
    #expect(unchanged?.runs == days.count)
    #expect(unchanged?.since == since * 86_400)
  }

  @Test func aClockThatMovedBackIsNotedAndChangesNoOrder() throws {
    try night(.sample(day: 10))
    let back = try night(.sample(day: 3))
    #expect(back.clockMovedBack == 7 * 86_400)
    #expect(try store.lastCompleteRun()?.id == back.id)
    #expect(try store.runs().map(\.id) == [2, 1])
    #expect(try night(.sample(day: 4)).clockMovedBack == 0)
  }

  @Test func timesThatNoCalendarHasAreBroughtBack() throws {
    var figures = RunFigures.sample(day: 0)
    figures.started = .max
    figures.seconds = .infinity
    let run = try night(figures)
    #expect(run.figures.started == 253_402_300_799 && run.figures.seconds == 0)
    #expect(try night(.sample(day: 1)).clockMovedBack > 0)
  }

  @Test func runsThatAreNotThereAreSaidSo() throws {
    #expect(try store.lastCompleteRun() == nil)
    #expect(throws: HistoryError.unknownRun(7)) { try store.run(7) }
    #expect(throws: HistoryError.nothingToCompare) { try store.lastTwoCompleteRuns() }
  }

  // MARK: Forgetting

  @Test func pruneKeepsTheLatestByCount() throws {
    for day in 1...6 { try night(.sample(day: day)) }
    #expect(try store.prune(keepRuns: 4, keepDays: nil, now: 6 * 86_400).runs == 2)
    #expect(try store.runs().map(\.id) == [6, 5, 4, 3])
    #expect(try night(.sample(day: 7)).id == 7)
  }

  @Test func pruneKeepsTheYoungByAgeButAlwaysTwo() throws {
    for day in 1...6 { try night(.sample(day: day)) }
    #expect(try store.prune(keepRuns: 9, keepDays: 3, now: 6 * 86_400).runs == 2)
    #expect(try store.prune(keepRuns: 9, keepDays: 3, now: 900 * 86_400).runs == 2)
    #expect(try store.prune(keepRuns: 1, keepDays: 1, now: .max).runs == 0)
    #expect(try store.runs().map(\.id) == [6, 5])
  }

  @Test func pruneKeepsWhatIsKnownOfFindingsThatAreThere() throws {
    for day in 1...5 {
      try store.record(
        .sample(day: day), findings: [.sample("a")] + (day == 1 ? [.sample("b")] : []),
        states: [])
    }
    #expect(try store.prune(keepRuns: 2, keepDays: nil, now: 0).findings == 1)
    let known = try #require(try store.oldestOpen(limit: 5).first)
    #expect(known.timesSeen == 5 && known.firstSeen == 86_400)
    let news = try store.record(
      .sample(day: 6), findings: [.sample("a"), .sample("b")], states: [])
    #expect(news.changes.map(\.kind) == [.new])
  }

  @Test func pruneGivesSpaceBack() throws {
    for day in 1...4 {
      let states = (0..<2_000).map {
        RowState(side: .console, key: "day\(day)-\($0)@contoso.com", state: "linked")
      }
      try store.record(.sample(day: day), findings: [], states: states)
    }
    let pruned = try store.prune(keepRuns: 2, keepDays: nil, now: 0)
    #expect(pruned.bytesAfter * 4 < pruned.bytesBefore * 3)
    #expect(try folder.bytes(of: "history.sqlite").count == pruned.bytesAfter)
  }
}
