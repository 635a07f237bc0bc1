import GRDB

extension KnownFinding {
  private static let query = """
    SELECT fingerprint, severity, rule, subject, message, remedy, console_username, directory_upn,
      standing, since, since_time, first_seen, last_seen, nights_before, reopened,
      coalesce(nullif(standing, 0), (
        SELECT standing FROM finding_past WHERE finding = finding.id
        ORDER BY from_night DESC LIMIT 1))
    FROM finding JOIN finding_words ON finding_words.finding = finding.id WHERE finding.id = ?
    """

  /// Reads one finding after another.
  struct Reader {
    private let statement: RawStatement
    private let lastNight: Int
    private let lastTime: Int

    /// `lastNight` and `lastTime` are those of the last complete run.
    init(_ db: Database, lastNight: Int, lastTime: Int) throws {
      statement = try RawStatement(db, query)
      self.lastNight = lastNight
      self.lastTime = lastTime
    }

    func read(_ id: Int) throws -> KnownFinding {
      try statement.bind(1, id)
      guard try statement.step() else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a finding has no words")
      }
      let known = KnownFinding(statement, lastNight: lastNight, lastTime: lastTime)
      statement.rewind()
      return known
    }
  }

  private init(_ row: RawStatement, lastNight: Int, lastTime: Int) {
    finding = FindingRecord(
      fingerprint: row.text(0), severity: row.text(1), rule: row.text(2), subject: row.text(3),
      message: row.text(4), remedy: row.text(5), consoleUsername: row.text(6),
      directoryUPN: row.text(7), standing: .of(code: row.int(15)) ?? .open)
    isPresent = FindingRecord.Standing.of(code: row.int(8)) != nil
    firstSeen = Moment.clamped(row.int(11))
    lastSeen = isPresent ? lastTime : Moment.clamped(row.int(12))
    timesSeen = max(1, row.int(13) &+ (isPresent ? lastNight &+ 1 &- row.int(9) : 0))
    timesReopened = max(0, row.int(14))
    since = Moment.clamped(row.int(10))
  }
}
