import GRDB

extension HistoryStore {
  /// The last run that completed; nil when none did.
  package func lastCompleteRun() throws(HistoryError) -> StoredRun? {
    try reading { db in try StoredRun.lastComplete(db) }
  }

  /// The latest runs, whatever their outcome, latest first.
  package func runs(limit: Int = .max) throws(HistoryError) -> [StoredRun] {
    try reading { db in try StoredRun.fetch(db, "ORDER BY id DESC LIMIT ?", limit) }
  }

  /// The run with this number. Throws ``HistoryError/unknownRun(_:)``.
  package func run(_ id: Int) throws(HistoryError) -> StoredRun {
    try reading { db in try Self.run(id, db) }
  }

  static func run(_ id: Int, _ db: Database) throws -> StoredRun {
    guard let run = try StoredRun.fetch(db, "WHERE id = ?", id).first else {
      throw HistoryError.unknownRun(id)
    }
    return run
  }

  /// The latest complete runs, oldest first.
  package func trend(limit: Int) throws(HistoryError) -> [StoredRun] {
    try reading { db in
      try StoredRun.fetch(db, "WHERE night IS NOT NULL ORDER BY night DESC LIMIT ?", limit)
        .reversed()
    }
  }

  /// What changed in `run` against the complete run before it, as it was counted then.
  package func transitions(of run: StoredRun) throws(HistoryError) -> [StateTransition] {
    try reading { db in
      let words = try Words(db)
      let rows = try RawStatement(
        db, "SELECT side, from_state, to_state, count FROM transition WHERE night = ?",
        run.night ?? 0)
      var transitions = [StateTransition]()
      while try rows.step() {
        transitions.append(
          StateTransition(
            side: .of(code: rows.int(0)), from: words.text(of: rows.int(1)),
            to: words.text(of: rows.int(2)), count: rows.int(3)))
      }
      return transitions.sorted()
    }
  }

  /// How many findings changed in `run` against the complete run before it, by kind.
  package func changeCounts(
    of run: StoredRun
  ) throws(HistoryError) -> [FindingChange.Kind: Int] {
    try changeCounts()[run.id] ?? [:]
  }

  /// Of each complete run by its number, how many findings changed against the one before, by kind.
  package func changeCounts() throws(HistoryError) -> [Int: [FindingChange.Kind: Int]] {
    try reading { db in
      let rows = try RawStatement(
        db, "SELECT run.id, kind, count FROM finding_change JOIN run USING (night)")
      var counts: [Int: [FindingChange.Kind: Int]] = [:]
      while try rows.step() {
        guard let kind = FindingChange.Kind(rawValue: rows.text(1)) else { continue }
        counts[rows.int(0), default: [:]][kind] = rows.int(2)
      }
      return counts
    }
  }

  /// The latest complete runs in a row whose input of this role had these bytes: how many they are,
  /// and when the first of them began, by the clock of the run that begins at `now`. nil when the last
  /// complete run had others.
  ///
  /// A run whose clock was back for a while only says nothing about when it was; where the clock went
  /// back for good, runs before say nothing.
  package func unchanged(
    role: String, sha256: String, now: Int
  ) throws(HistoryError) -> (runs: Int, since: Int)? {
    try reading { db in
      let rows = try RawStatement(
        db,
        """
        SELECT started, EXISTS (
          SELECT 1 FROM json_each(figures, '$.inputs') AS i
          WHERE i.value ->> '$.role' = ? AND i.value ->> '$.sha256' = ?), clock_moved_back
        FROM run WHERE night IS NOT NULL ORDER BY night DESC
        """)
      try rows.bind(1, role)
      try rows.bind(2, sha256)
      var runs = 0
      var since = now
      var next = now
      var clockIsTheSame = true
      while try rows.step(), rows.int(1) == 1 {
        let (started, movedBack) = (Moment.clamped(rows.int(0)), rows.int(2))
        let wasBackForAWhile = movedBack > 0 && next - started >= movedBack
        runs += 1
        if clockIsTheSame, !wasBackForAWhile {
          since = started
          next = started
          clockIsTheSame = movedBack == 0
        }
      }
      rows.rewind()
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
    let rows = try RawStatement(
      db, "SELECT id FROM finding WHERE standing = 1 ORDER BY since_time, id LIMIT ?", limit)
    let reader = try KnownFinding.Reader(db, lastNight: night, lastTime: now)
    var findings = [KnownFinding]()
    while try rows.step() { findings.append(try reader.read(rows.int(0))) }
    return findings
  }
}
