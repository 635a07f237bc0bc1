import GRDB

extension HistoryStore {
  /// The last run that completed; nil when none did.
  package func lastCompleteRun() throws(HistoryError) -> StoredRun? {
    try reading { db in try StoredRun.lastComplete(db) }
  }

  /// The latest runs, whatever their outcome, latest first.
  package func runs(limit: Int = .max) throws(HistoryError) -> [StoredRun] {
    try reading { db in try StoredRun.fetch(db, "ORDER BY id DESC LIMIT ?", [limit]) }
  }

  /// The run with this number. Throws ``HistoryError/unknownRun(_:)``.
  package func run(_ id: Int) throws(HistoryError) -> StoredRun {
    try reading { db in try Self.run(id, db) }
  }

  static func run(_ id: Int, _ db: Database) throws -> StoredRun {
    guard let run = try StoredRun.fetch(db, "WHERE id = ?", [id]).first else {
      throw HistoryError.unknownRun(id)
    }
    return run
  }

  /// The latest complete runs, oldest first.
  package func trend(limit: Int) throws(HistoryError) -> [StoredRun] {
    try reading { db in
      try StoredRun.fetch(db, "WHERE night IS NOT NULL ORDER BY night DESC LIMIT ?", [limit])
        .reversed()
    }
  }

  /// What changed in `run` against the complete run before it, as it was counted then.
  package func transitions(of run: StoredRun) throws(HistoryError) -> [StateTransition] {
    try reading { db in
      let words = try Words(db)
      let rows = try Row.fetchAll(
        db, sql: "SELECT side, from_state, to_state, count FROM transition WHERE night = ?",
        arguments: [run.night])
      return rows.map { row in
        StateTransition(
          side: .of(code: row[0]), from: words.text(of: row[1]), to: words.text(of: row[2]),
          count: row[3])
      }.sorted()
    }
  }

  /// How many findings changed in `run` against the complete run before it, by kind.
  package func changeCounts(
    of run: StoredRun
  ) throws(HistoryError) -> [FindingChange.Kind: Int] {
    try reading { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT kind, count FROM finding_change WHERE night = ?", arguments: [run.night])
      let counts = rows.compactMap { row in
        FindingChange.Kind(rawValue: row[0]).map { ($0, row[1] as Int) }
      }
      return Dictionary(counts) { first, _ in first }
    }
  }

  /// The latest complete runs in a row whose input of this role had these bytes: how many they are,
  /// and when the first of them began. nil when the last complete run had others.
  package func unchanged(
    role: String, sha256: String
  ) throws(HistoryError) -> (runs: Int, since: Int)? {
    try reading { db in
      let hashes = try Row.fetchCursor(
        db,
        sql: """
          SELECT started, EXISTS (
            SELECT 1 FROM json_each(figures, '$.inputs') AS i
            WHERE i.value ->> '$.role' = ? AND i.value ->> '$.sha256' = ?)
          FROM run WHERE night IS NOT NULL ORDER BY night DESC
          """, arguments: [role, sha256])
      var runs = 0
      var since = 0
      while let row = try hashes.next(), row[1] {
        runs += 1
        since = row[0]
      }
      return runs == 0 ? nil : (runs, since)
    }
  }

  /// The open findings of the last complete run that have waited longest, longest first.
  package func oldestOpen(limit: Int) throws(HistoryError) -> [KnownFinding] {
    try reading { db in
      guard let run = try StoredRun.lastComplete(db), let night = run.night else { return [] }
      return try oldestOpen(limit, night: night, now: run.figures.started, db)
    }
  }

  func oldestOpen(
    _ limit: Int, night: Int, now: Int, _ db: Database
  ) throws -> [KnownFinding] {
    let ids = try Int.fetchAll(
      db, sql: "SELECT id FROM finding WHERE standing = 1 ORDER BY since_time, id LIMIT ?",
      arguments: [limit])
    return try ids.map { try KnownFinding.read(db, id: $0, lastNight: night, lastTime: now) }
  }
}
