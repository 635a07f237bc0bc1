import GRDB

/// Writes the findings of one night: only those that are new, gone, of another standing, or said in
/// other words.
struct FindingMerge {
  private let db: Database
  private let night: Int
  /// When this run and the complete one before it began.
  private let now: Int
  private let lastTime: Int
  private var known = CurrentSet()
  private var hashes: [Int] = []
  private let statements: Statements
  private let reader: KnownFinding.Reader

  fileprivate struct Statements {
    let insert, update, past, rehash, words: RawStatement
  }

  /// Reads what the last complete run left.
  init(_ db: Database, night: Int, now: Int, lastTime: Int) throws {
    self.db = db
    self.night = night
    self.now = now
    self.lastTime = lastTime
    statements = try Statements(db)
    reader = try KnownFinding.Reader(db, lastNight: night, lastTime: now)
    known.reserve(try RawStatement(db, "SELECT max(id) FROM finding").firstInt() ?? 0)
    let rows = try RawStatement(
      db, "SELECT id, fingerprint, standing, since, words_hash FROM finding ORDER BY id")
    while try rows.step() {
      rows.withText(1) { key in
        known.insert(key, id: rows.int(0), before: rows.int(2), since: rows.int(3))
      }
      hashes.append(rows.int(4))
    }
  }

  /// Merges `findings` and gives what changed.
  mutating func merge(_ findings: [FindingRecord]) throws -> [FindingChange] {
    var indices = [Int?](repeating: nil, count: known.members.count)
    for (index, finding) in findings.enumerated() {
      let place = known.place(of: finding.fingerprint.utf8.span)
      if place == indices.count { indices.append(nil) }
      // One that is there twice is open if either is.
      if indices[place] == nil || finding.standing == .open {
        known.set(finding.standing.code, at: place)
        indices[place] = index
      }
    }
    var changes: [FindingChange.Kind: [FindingChange]] = [:]
    for (place, index) in indices.enumerated() {
      if let change = try write(place, index.map { findings[$0] }) {
        changes[change.kind, default: []].append(change)
      }
    }
    try count(changes)
    return FindingChange.Kind.allCases.flatMap { changes[$0] ?? [] }
  }

  /// Writes what changed of the finding at `place`; `record` is nil when it is gone.
  private func write(_ place: Int, _ record: FindingRecord?) throws -> FindingChange? {
    let member = known.members[place]
    if let record, member.isNew { return change(member, try insert(record)) }
    if let record {
      let hash = record.wordsHash
      if hash != hashes[place] {
        try statements.rehash.run(hash, member.id)
        try writeWords(of: record, id: member.id)
      }
    }
    guard member.before != member.now else { return nil }
    try update(member)
    return change(member, try reader.read(member.id))
  }

  private func change(_ member: CurrentSet.Member, _ known: KnownFinding) -> FindingChange {
    let before = FindingRecord.Standing.of(code: member.before)
    let standing = FindingRecord.Standing.of(code: member.now)
    return FindingChange(
      kind: .of(before: before, now: standing, isKnown: !member.isNew), known: known,
      before: before, now: standing)
  }

  private func insert(_ record: FindingRecord) throws -> KnownFinding {
    try statements.insert.bind(1, record.fingerprint)
    try statements.insert.run(
      nil, record.wordsHash, record.standing.code, night, now, night, now, now)
    try writeWords(of: record, id: Int(db.lastInsertedRowID))
    return KnownFinding(
      finding: record, firstSeen: now, lastSeen: now, timesSeen: 1, timesReopened: 0, since: now,
      isPresent: true)
  }

  private func update(_ member: CurrentSet.Member) throws {
    if member.before != 0 {
      try statements.past.run(member.id, member.since, night, member.before)
    }
    let isBack = member.before == 0 && member.now == FindingRecord.Standing.open.code
    try statements.update.run(
      member.now, night, now, member.now == 0 ? lastTime : now,
      member.before == 0 ? 0 : night &- member.since, isBack ? 1 : 0, member.id)
  }

  private func writeWords(of record: FindingRecord, id: Int) throws {
    let texts = record.words
    for (index, text) in texts.enumerated() {
      try statements.words.bind(Int32(index) + 2, text)
    }
    try statements.words.run(id)
  }

  private func count(_ changes: [FindingChange.Kind: [FindingChange]]) throws {
    let insert = try RawStatement(db, "INSERT INTO finding_change VALUES (?, ?, ?)")
    for (kind, changes) in changes {
      try insert.bind(2, kind.rawValue)
      try insert.run(night, nil, changes.count)
    }
  }
}

extension FindingMerge.Statements {
  fileprivate init(_ db: Database) throws {
    insert = try RawStatement(
      db,
      """
      INSERT INTO finding (fingerprint, words_hash, standing, since, since_time, first_night,
        first_seen, last_seen, nights_before, reopened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
      """)
    update = try RawStatement(
      db,
      """
      UPDATE finding SET standing = ?, since = ?, since_time = ?, last_seen = ?,
        nights_before = nights_before + ?, reopened = reopened + ? WHERE id = ?
      """)
    past = try RawStatement(db, "INSERT INTO finding_past VALUES (?, ?, ?, ?)")
    rehash = try RawStatement(db, "UPDATE finding SET words_hash = ? WHERE id = ?")
    words = try RawStatement(
      db, "INSERT OR REPLACE INTO finding_words VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
  }
}

extension FindingRecord {
  /// In the order of the columns of `finding_words`.
  fileprivate var words: [String] {
    [severity, rule, subject, message, remedy, consoleUsername, directoryUPN]
  }

  /// Tells whether the words are those that are kept.
  fileprivate var wordsHash: Int {
    Int(truncatingIfNeeded: words.reduce(1) { Bytes.hash64($1.utf8.span, seed: $0 | 1) })
  }
}
