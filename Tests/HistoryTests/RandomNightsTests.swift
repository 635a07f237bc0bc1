import History
import Support
import Testing

/// Random nights, against a model that remembers everything.
@Suite struct RandomNightsTests {
  private static let keys = ["anna", "ANNA", "a\u{308}", "ä", "a\u{1F}", ""]
  private static let words = ["linked", "rename", "blocked", "unmatched"]

  private struct Tenant {
    var random: SeededGenerator

    mutating func chance(_ percent: Int) -> Bool {
      Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func findings() -> [FindingRecord] {
      (0..<9).flatMap { number -> [FindingRecord] in
        guard chance(60) else { return [] }
        let standings: [FindingRecord.Standing] = [.open, .open, .open, .waived, .later]
        return (0..<(chance(10) ? 2 : 1)).map { _ in
          .sample("f\(number)", standings[Int.random(in: 0..<5, using: &random)])
        }
      }
    }

    mutating func states() -> [RowState] {
      var rows: [RowState] = []
      for side in RowState.Side.allCases {
        for key in RandomNightsTests.keys where chance(80) {
          for _ in 0..<(chance(15) ? 3 : 1) {
            let word = RandomNightsTests.words[Int.random(in: 0..<4, using: &random)]
            rows.append(RowState(side: side, key: key, state: word))
          }
        }
      }
      return chance(50) ? rows : rows.shuffled(using: &random)
    }
  }

  @Test(arguments: 0..<20)
  func newsAndDifferencesAreThoseOfThePlainModel(seed: Int) throws {
    let folder = try TemporaryFolder()
    let store = try HistoryStore.open("\(folder.path)/history.sqlite", for: .writing)
    var tenant = Tenant(random: SeededGenerator(seed: UInt64(seed)))
    var plain = PlainHistory()
    var ids: [Int] = []
    var kept = 0
    for night in 0..<12 {
      // Sometimes the clock is wrong.
      let day = tenant.chance(15) ? Int.random(in: 0..<40, using: &tenant.random) : night
      let figures = RunFigures.sample(day: day)
      if tenant.chance(15) {
        try store.recordIncomplete(figures, outcome: .failed, reason: "It failed.")
      }
      let (findings, states) = (tenant.findings(), tenant.states())
      let news = try store.record(figures, findings: findings, states: states)
      plain.record(figures, findings, states)
      ids.append(news.run.id)
      let last = night == 0 ? nil : night - 1
      #expect(Set(news.changes.map(PlainHistory.Change.init)) == plain.changes(last, night))
      #expect(news.changes.count == plain.changes(last, night).count)
      let moves = last.map { plain.transitions($0, night) } ?? [:]
      #expect(PlainHistory.counts(news.transitions) == moves)
      #expect(try store.transitions(of: news.run) == news.transitions)
      if tenant.chance(20) {
        kept = try prune(store, &plain, ids, keeping: 4) ?? kept
      }
    }
    try compareAny(store, plain, ids, from: kept)
  }

  /// The night from which on runs are kept.
  private func prune(
    _ store: HistoryStore, _ plain: inout PlainHistory, _ ids: [Int], keeping count: Int
  ) throws -> Int? {
    let pruned = try store.prune(keepRuns: count, keepDays: nil, now: 0)
    guard pruned.runs > 0 else { return nil }
    let present = Set(try store.runs().map(\.id))
    let first = ids.firstIndex { present.contains($0) } ?? 0
    plain.prune(before: first)
    return first
  }

  private func compareAny(
    _ store: HistoryStore, _ plain: PlainHistory, _ ids: [Int], from kept: Int
  ) throws {
    for earlier in kept..<ids.count {
      for later in earlier..<ids.count {
        let difference = try store.difference(ids[later], ids[earlier])
        #expect(difference.earlier.id == ids[earlier] && difference.later.id == ids[later])
        #expect(
          Set(difference.changes.map(PlainHistory.Change.init)) == plain.changes(earlier, later))
        #expect(
          PlainHistory.counts(difference.transitions) == plain.transitions(earlier, later))
      }
    }
  }
}
