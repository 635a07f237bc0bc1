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

  /// Per thing its value at either night, 0 when it was not there, where the two differ.
  private static func differing(
    _ table: String, _ past: String, _ column: String, _ value: String
  ) -> String {
    """
    SELECT thing, sum(iif(from_night <= :from AND to_night > :from, value, 0)) AS before,
      sum(iif(from_night <= :to AND to_night > :to, value, 0)) AS now
    FROM (
      SELECT id AS thing, since AS from_night, 9223372036854775807 AS to_night, \(value) AS value
      FROM \(table) WHERE \(value) <> 0
      UNION ALL SELECT \(column), from_night, to_night, \(value) FROM \(past)
    ) GROUP BY thing HAVING before <> now
    """
  }

  private static func transitions(_ from: Int, _ to: Int, _ db: Database) throws
    -> [StateTransition]
  {
    let words = try Words(db)
    let things = differing("list_row", "list_row_past", "list_row", "state")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT side, before, now, count(*) FROM (\(things)) JOIN list_row ON list_row.id = thing
        GROUP BY side, before, now
        """, arguments: ["from": from, "to": to])
    return rows.map { row in
      StateTransition(
        side: .of(code: row[0]), from: words.text(of: row[1]), to: words.text(of: row[2]),
        count: row[3])
    }.sorted()
  }

  private static func changes(_ from: Int, _ to: Int, _ db: Database) throws -> [FindingChange] {
    guard let last = try StoredRun.lastComplete(db), let lastNight = last.night else { return [] }
    let things = differing("finding", "finding_past", "finding", "standing")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT thing, before, now, first_night FROM (\(things)) JOIN finding ON finding.id = thing
        ORDER BY thing
        """, arguments: ["from": from, "to": to])
    var changes = [FindingChange]()
    while let row = try rows.next() {
      let before = FindingRecord.Standing.of(code: row[1])
      let now = FindingRecord.Standing.of(code: row[2])
      changes.append(
        FindingChange(
          kind: .of(before: before, now: now, isKnown: row[3] <= from),
          known: try .read(
            db, id: row[0], lastNight: lastNight, lastTime: last.figures.started),
          before: before, now: now))
    }
    return FindingChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
  }
}
