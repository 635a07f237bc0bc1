import GRDB

extension KnownFinding {
  static let columns = """
    SELECT fingerprint, severity, rule, subject, message, remedy, console_username, directory_upn,
      standing, since, since_time, first_seen, last_seen, nights_before, reopened
    FROM finding JOIN finding_words ON finding_words.finding = finding.id
    """

  /// `lastNight` and `lastTime` are those of the last complete run.
  static func read(
    _ db: Database, id: Int, lastNight: Int, lastTime: Int
  ) throws -> KnownFinding {
    let statement = try db.cachedStatement(sql: columns + " WHERE finding.id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a finding has no words")
    }
    return KnownFinding(row, lastNight: lastNight, lastTime: lastTime)
  }

  /// A row of ``columns``.
  init(_ row: Row, lastNight: Int, lastTime: Int) {
    let standing = FindingRecord.Standing.of(code: row[8])
    finding = FindingRecord(
      fingerprint: row[0], severity: row[1], rule: row[2], subject: row[3], message: row[4],
      remedy: row[5], consoleUsername: row[6], directoryUPN: row[7], standing: standing ?? .open)
    isPresent = standing != nil
    firstSeen = row[11]
    lastSeen = standing == nil ? row[12] : lastTime
    timesSeen = row[13] + (standing == nil ? 0 : lastNight + 1 - row[9])
    timesReopened = row[14]
    since = row[10]
  }
}
