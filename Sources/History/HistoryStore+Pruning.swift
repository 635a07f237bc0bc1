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
        try database.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA incremental_vacuum")
        }
      }
      return Pruned(runs: runs, findings: findings, bytesBefore: before, bytesAfter: try size())
    } catch {
      throw HistoryError(error, at: path)
    }
  }

  private func size() throws -> Int {
    try database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
    }
  }

  /// Runs are forgotten from the start, in the order of recording: spans know a start only.
  private static func firstKept(
    _ keepRuns: Int, _ keepDays: Int?, _ now: Int, _ db: Database
  ) throws -> Int {
    let byCount = try Int.fetchOne(
      db, sql: "SELECT min(id) FROM (SELECT id FROM run ORDER BY id DESC LIMIT ?)",
      arguments: [max(1, keepRuns)])
    let byAge = try keepDays.flatMap { days in
      try Int.fetchOne(
        db, sql: "SELECT min(id) FROM run WHERE started >= ?", arguments: [now - days * 86_400])
        ?? Int.max
    }
    let always = try Int.fetchOne(
      db,
      sql: """
        SELECT min(id) FROM
          (SELECT id FROM run WHERE night IS NOT NULL ORDER BY night DESC LIMIT 2)
        """)
    return min(max(byCount ?? 0, byAge ?? 0), always ?? 0)
  }

  private static func forget(before run: Int, _ db: Database) throws -> (runs: Int, findings: Int) {
    try db.execute(sql: "DELETE FROM run WHERE id < ?", arguments: [run])
    let runs = db.changesCount
    guard runs > 0, let night = try Int.fetchOne(db, sql: "SELECT min(night) FROM run") else {
      return (runs, 0)
    }
    for table in ["list_row_past", "finding_past"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE to_night <= ?", arguments: [night])
    }
    for table in ["transition", "finding_change"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE night < ?", arguments: [night])
    }
    try db.execute(
      sql: """
        DELETE FROM list_row WHERE state = 0 AND id NOT IN (SELECT list_row FROM list_row_past);
        DELETE FROM finding WHERE standing = 0 AND id NOT IN (SELECT finding FROM finding_past)
        """)
    let findings = db.changesCount
    try db.execute(
      sql: "DELETE FROM finding_words WHERE finding NOT IN (SELECT id FROM finding)")
    return (runs, findings)
  }
}
