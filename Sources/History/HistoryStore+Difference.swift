import GRDB

extension HistoryStore {
  /// What is different between two complete runs; the earlier one comes first, however they are
  /// given.
  ///
  /// - Throws: ``HistoryError``: unknown runs, and runs that did not complete.
  package func difference(_ one: Int, _ other: Int) throws(HistoryError) -> RunDifference {
    try reading { db in
      let earlier = try Self.run(min(one, other), db)
      let later = try Self.run(max(one, other), db)
      guard let from = earlier.night else { throw HistoryError.incompleteRun(earlier.id) }
      guard let to = later.night else { throw HistoryError.incompleteRun(later.id) }
      return RunDifference(
        earlier: earlier, later: later, changes: try Self.changes(from, to, db),
        transitions: try Self.transitions(from, to, db))
    }
  }

  /// The last two complete runs. Throws ``HistoryError/nothingToCompare`` when there are fewer.
  package func lastTwoCompleteRuns() throws(HistoryError) -> (earlier: Int, later: Int) {
    let runs = try trend(limit: 2)
    guard runs.count == 2 else { throw .nothingToCompare }
    return (runs[0].id, runs[1].id)
  }

  private static func transitions(
    _ from: Int, _ to: Int, _ db: Database
  ) throws -> [StateTransition] {
    struct Move: Hashable { let side, from, to: Int }
    let words = try Words(db)
    let side = try RawStatement(db, "SELECT side FROM list_row WHERE id = ?")
    var moves: [Move: Int] = [:]
    var comparison = try SpanComparison(
      db, table: "list_row", value: "state", past: "list_row_past", thing: "list_row", from: from,
      to: to)
    try comparison.forEach { row in
      let code = try side.firstInt(row.id) ?? 0
      moves[Move(side: code, from: row.before, to: row.now), default: 0] += 1
    }
    return moves.map { move, count in
      StateTransition(
        side: .of(code: move.side), from: words.text(of: move.from), to: words.text(of: move.to),
        count: count)
    }.sorted()
  }

  private static func changes(_ from: Int, _ to: Int, _ db: Database) throws -> [FindingChange] {
    guard let last = try StoredRun.lastComplete(db), let lastNight = last.night else { return [] }
    let first = try RawStatement(db, "SELECT first_night FROM finding WHERE id = ?")
    let reader = try KnownFinding.Reader(
      db, lastNight: lastNight, lastTime: last.figures.started)
    var changes: [FindingChange.Kind: [FindingChange]] = [:]
    var comparison = try SpanComparison(
      db, table: "finding", value: "standing", past: "finding_past", thing: "finding", from: from,
      to: to)
    try comparison.forEach { row in
      let before = FindingRecord.Standing.of(code: row.before)
      let now = FindingRecord.Standing.of(code: row.now)
      let isKnown = try first.firstInt(row.id) ?? to <= from
      let kind = FindingChange.Kind.of(before: before, now: now, isKnown: isKnown)
      changes[kind, default: []].append(
        FindingChange(kind: kind, known: try reader.read(row.id), before: before, now: now))
    }
    return FindingChange.Kind.allCases.flatMap { changes[$0] ?? [] }
  }
}
