import GRDB

extension HistoryStore {
  /// What ``prune(keepRuns:keepDays:now:)`` took away.
  package struct Pruned: Sendable, Equatable {
    package let runs: Int
    /// Findings that were fixed so long ago that no kept run knows them.
    package let findings: Int
    /// Size of the file before and after.
    package let bytesBefore: Int
    package let bytesAfter: Int
  }

  /// Forgets old runs, and what only they knew, and gives the space back to the disk.
  ///
  /// A run stays when it is one of the latest `keepRuns` and, with `keepDays`, at most that many
  /// days old. The last two complete runs always stay, so that there is something to compare with;
  /// so do first seen, times seen and the like of findings that are there.
  package func prune(
    keepRuns: Int, keepDays: Int?, now: Int
  ) throws(HistoryError) -> Pruned {
    do {
      let before = try size()
      let (runs, findings) = try database.write { db in
        try Self.forget(before: try Self.firstKept(keepRuns, keepDays, now, db), db)
      }
      if runs > 0 {
        // Writing the file anew also fills the pages that are left; worth it when much is gone, and
        // not everybody has the room on the disk for it.
        let kept = try database.read { try RawStatement($0, "SELECT count(*) FROM run").firstInt() }
        let isMuch = runs * 4 >= kept ?? 0
        try database.writeWithoutTransaction { db in
          if isMuch, (try? db.execute(sql: "VACUUM")) != nil { return }
          try db.execute(sql: "PRAGMA incremental_vacuum")
        }
      }
      return Pruned(runs: runs, findings: findings, bytesBefore: before, bytesAfter: try size())
    } catch {
      throw HistoryError(error, at: path).whileWriting
    }
  }

  private func size() throws -> Int {
    try database.read { db in
      try RawStatement(
        db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
      ).firstInt() ?? 0
    }
  }

  /// Runs are forgotten from the start, in the order of recording: spans know a start only.
  private static func firstKept(
    _ keepRuns: Int, _ keepDays: Int?, _ now: Int, _ db: Database
  ) throws -> Int {
    func first(_ query: String, _ value: Int) throws -> Int? {
      try RawStatement(db, query).firstInt(value)
    }
    let byCount = try first(
      "SELECT min(id) FROM (SELECT id FROM run ORDER BY id DESC LIMIT ?)", max(1, keepRuns))
    let byAge = try keepDays.map { days in
      let oldest = Moment.clamped(now) - min(max(0, days), 1_000_000) * 86_400
      return try first(
        "SELECT coalesce(min(id), \(Int.max)) FROM run WHERE started >= ?", oldest) ?? 0
    }
    let always = try first(
      """
      SELECT coalesce(min(id), \(Int.max)) FROM
        (SELECT id FROM run WHERE night IS NOT NULL ORDER BY night DESC LIMIT ?)
      """, 2)
    return min(max(byCount ?? 0, byAge ?? 0), always ?? 0)
  }

  private static func forget(before run: Int, _ db: Database) throws -> (runs: Int, findings: Int) {
    try RawStatement(db, "DELETE FROM run WHERE id < ?").run(run)
    let runs = db.changesCount
    guard runs > 0, let night = try RawStatement(db, "SELECT min(night) FROM run").firstInt()
    else { return (runs, 0) }
    for table in ["list_row_past", "finding_past"] {
      try RawStatement(db, "DELETE FROM \(table) WHERE to_night <= ?").run(night)
    }
    for table in ["transition", "finding_change"] {
      try RawStatement(db, "DELETE FROM \(table) WHERE night < ?").run(night)
    }
    try RawStatement(
      db,
      """
      DELETE FROM list_row WHERE state = 0
        AND NOT EXISTS (SELECT 1 FROM list_row_past WHERE list_row = list_row.id)
      """
    ).run()
    let gone = """
      SELECT id FROM finding WHERE standing = 0
        AND NOT EXISTS (SELECT 1 FROM finding_past WHERE finding = finding.id)
      """
    try RawStatement(db, "DELETE FROM finding_words WHERE finding IN (\(gone))").run()
    try RawStatement(db, "DELETE FROM finding WHERE id IN (\(gone))").run()
    return (runs, db.changesCount)
  }
}
