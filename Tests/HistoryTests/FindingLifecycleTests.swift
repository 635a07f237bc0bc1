import History
import Support
import Testing

@Suite struct FindingLifecycleTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try .open("\(folder.path)/history.sqlite", for: .writing)
  }

  /// Records a night on which these findings are there.
  @discardableResult
  private func night(_ day: Int, _ standings: [String: FindingRecord.Standing]) throws -> News {
    try store.record(
      .sample(day: day),
      findings: standings.sorted { $0.key < $1.key }.map { .sample($0.key, $0.value) },
      states: [])
  }

  private func words(_ news: News) -> [String] {
    news.changes.map { "\($0.kind.rawValue) \($0.known.finding.fingerprint)" }
  }

  @Test func aFindingIsNewOnceThenFixedThenReopened() throws {
    #expect(words(try night(1, ["a": .open])) == ["new a"])
    #expect(words(try night(2, ["a": .open])) == [])
    let fixed = try night(3, [:])
    #expect(words(fixed) == ["fixed a"])
    let known = try #require(fixed.changes.first?.known)
    #expect(known.timesSeen == 2 && !known.isPresent)
    #expect(known.firstSeen == 86_400 && known.lastSeen == 2 * 86_400)
    let reopened = try night(4, ["a": .open])
    #expect(words(reopened) == ["reopened a"])
    #expect(reopened.changes.first?.known.timesSeen == 3)
    #expect(reopened.changes.first?.known.timesReopened == 1)
  }

  @Test func aWaiverThatRunsOutIsNews() throws {
    try night(1, ["a": .open, "b": .open])
    #expect(words(try night(2, ["a": .waived, "b": .later])) == ["waived a", "put-off b"])
    #expect(words(try night(3, ["a": .waived, "b": .later])) == [])
    let expired = try night(4, ["a": .open, "b": .open])
    #expect(words(expired) == ["waiver-expired a", "waiver-expired b"])
    #expect(expired.changes.map(\.before) == [.waived, .later])
  }

  @Test func theOldestWaitSinceTheyWereLastOpened() throws {
    try night(1, ["a": .open, "b": .open])
    try night(2, ["b": .open])
    let news = try night(5, ["a": .open, "b": .open, "c": .waived])
    #expect(news.oldest.map(\.finding.fingerprint) == ["b", "a"])
    #expect(news.oldest.map { $0.age(at: 6 * 86_400) } == [5 * 86_400, 86_400])
  }

  @Test func anIncompleteRunChangesNothing() throws {
    try night(1, ["a": .open])
    let stopped = try store.recordIncomplete(
      .sample(day: 2), outcome: .stopped, gates: ["console-shrank"], reason: "It shrank.")
    #expect(try store.run(stopped.id) == stopped)
    #expect(words(try night(3, ["a": .open])) == [])
    #expect(try store.runs().map(\.outcome) == [.complete, .stopped, .complete])
    #expect(try store.trend(limit: 9).map(\.id) == [1, 3])
    #expect(throws: HistoryError.incompleteRun(2)) { try store.difference(1, 2) }
  }

  @Test func whatTheCallerThrowsTakesTheRunBack() throws {
    struct Full: Error {}
    try night(1, ["a": .open])
    #expect(throws: Full.self) {
      try store.record(.sample(day: 2), findings: [], states: []) { news in
        #expect(words(news) == ["fixed a"])
        throw Full()
      }
    }
    #expect(words(try night(3, [:])) == ["fixed a"])
  }
}
