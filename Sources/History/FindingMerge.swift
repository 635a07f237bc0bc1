import GRDB

/// Writes the findings of one night: only those that are new, gone, or of another standing.
struct FindingMerge {
  private let db: Database
  private let night: Int
  /// When this run and the complete one before it began.
  private let now: Int
  private let lastTime: Int
  private var known = CurrentSet()
  private var hashes: [Int64] = []

  /// Reads what the last complete run left.
  init(_ db: Database, night: Int, now: Int, lastTime: Int) throws {
    self.db = db
    self.night = night
    self.now = now
    self.lastTime = lastTime
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT id, fingerprint, standing, since, words_hash FROM finding ORDER BY id")
    while let row = try cursor.next() {
      known.insert(.init(side: 0, text: row[1]), id: row[0], value: row[2], since: row[3])
      hashes.append(row[4])
    }
  }

  /// Merges `findings` and gives what changed.
  mutating func merge(_ findings: [FindingRecord]) throws -> [FindingChange] {
    var records = [Int](repeating: -1, count: known.members.count)
    for (index, finding) in findings.enumerated() {
      let (place, noted) = known.note(
        .init(side: 0, text: finding.fingerprint), value: finding.standing.code)
      if place == records.count { records.append(index) }
      // One that is there twice is open if either is.
      if noted == 0 || finding.standing == .open {
        known.set(finding.standing.code, at: place)
        records[place] = index
      }
    }
    return try write(records.map { $0 < 0 ? nil : findings[$0] })
  }

  private func write(_ records: [FindingRecord?]) throws -> [FindingChange] {
    var changes = [FindingChange]()
    for (place, member) in known.members.enumerated() {
      let record = records[place]
      if let record, member.id != 0, hashes[place] != record.wordsHash {
        try writeWords(of: record, id: member.id)
      }
      guard member.before != member.now else { continue }
      let id: Int64
      if let record, member.id == 0 {
        id = try insert(record)
      } else {
        id = member.id
        try update(member)
      }
      changes.append(try change(id, member))
    }
    let order = FindingChange.Kind.allCases
    let sorted = order.flatMap { kind in changes.filter { $0.kind == kind } }
    try count(sorted)
    return sorted
  }

  private func count(_ changes: [FindingChange]) throws {
    let insert = try db.makeStatement(sql: "INSERT INTO finding_change VALUES (?, ?, ?)")
    for kind in FindingChange.Kind.allCases {
      let count = changes.count { $0.kind == kind }
      if count > 0 { try insert.execute(arguments: [night, kind.rawValue, count]) }
    }
  }

  private func change(_ id: Int64, _ member: CurrentSet.Member) throws -> FindingChange {
    let known = try KnownFinding.read(db, id: id, lastNight: night, lastTime: now)
    let before = FindingRecord.Standing.of(code: member.before)
    let standing = FindingRecord.Standing.of(code: member.now)
    let isKnown = member.id != 0
    return FindingChange(
      kind: .of(before: before, now: standing, isKnown: isKnown), known: known, before: before,
      now: standing)
  }

  private func insert(_ record: FindingRecord) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO finding (fingerprint, words_hash, standing, since, since_time, first_night,
          first_seen, last_seen, nights_before, reopened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
        """)
    try statement.execute(arguments: [
      record.fingerprint, record.wordsHash, record.standing.code, night, now, night, now, now,
    ])
    let id = db.lastInsertedRowID
    try writeWords(of: record, id: id)
    return id
  }

  private func update(_ member: CurrentSet.Member) throws {
    if member.before != 0 {
      let past = try db.cachedStatement(sql: "INSERT INTO finding_past VALUES (?, ?, ?, ?)")
      try past.execute(arguments: [member.id, member.since, night, member.before])
    }
    let nights = member.before == 0 ? 0 : night - member.since
    let statement = try db.cachedStatement(
      sql: """
        UPDATE finding SET standing = ?, since = ?, since_time = ?, last_seen = ?,
          nights_before = nights_before + ?, reopened = reopened + ? WHERE id = ?
        """)
    let isBack = member.before == 0 && member.now == FindingRecord.Standing.open.code
    try statement.execute(arguments: [
      member.now, night, now, member.now == 0 ? lastTime : now, nights, isBack ? 1 : 0, member.id,
    ])
  }

  private func writeWords(of record: FindingRecord, id: Int64) throws {
    try db.cachedStatement(sql: "UPDATE finding SET words_hash = ? WHERE id = ?")
      .execute(arguments: [record.wordsHash, id])
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO finding_words VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    .execute(arguments: [
      id, record.severity, record.rule, record.subject, record.message, record.remedy,
      record.consoleUsername, record.directoryUPN,
    ])
  }
}

extension FindingChange.Kind {
  /// Nothing is asked about findings whose standing did not change.
  static func of(
    before: FindingRecord.Standing?, now: FindingRecord.Standing?, isKnown: Bool
  ) -> FindingChange.Kind {
    switch (before, now) {
    case (_, nil): .fixed
    case (_, .waived): .waived
    case (_, .later): .putOff
    case (nil, .open): isKnown ? .reopened : .new
    case (.some, .open): .waiverExpired
    }
  }
}

extension FindingRecord {
  /// Tells whether the words are those that are kept; the same in every process (FNV-1a, 64 bits).
  var wordsHash: Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [severity, rule, subject, message, remedy, consoleUsername, directoryUPN] {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return Int64(bitPattern: hash)
  }
}
