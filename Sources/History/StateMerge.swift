import GRDB

/// Writes the states of one night: only those of rows whose state is another than the night before.
struct StateMerge {
  private let db: Database
  private let night: Int
  private var words: Words
  /// Of each side, by its code.
  private var lists = [CurrentSet(), CurrentSet()]
  /// The states of rows that share a key with others of their side.
  private var shared: [SharedKey: [Int]] = [:]

  private struct SharedKey: Hashable, Comparable {
    let side, place: Int

    static func < (first: SharedKey, second: SharedKey) -> Bool {
      (first.side, first.place) < (second.side, second.place)
    }
  }

  private struct Move: Hashable { let side, from, to: Int }

  /// Reads what the last complete run left.
  init(_ db: Database, night: Int) throws {
    self.db = db
    self.night = night
    words = try Words(db)
    // A guess; reading how many there are would take as long as growing.
    let count = try RawStatement(db, "SELECT max(id) FROM list_row").firstInt() ?? 0
    for side in lists.indices { lists[side].reserve(count / 2) }
    let rows = try RawStatement(db, "SELECT id, side, key, state, since FROM list_row")
    while try rows.step() {
      let side = rows.int(1) & 1
      rows.withText(2) { key in
        lists[side].insert(key, id: rows.int(0), before: rows.int(3), since: rows.int(4))
      }
    }
  }

  /// Merges `states` and gives what changed, counted.
  mutating func merge(_ states: [RowState]) throws -> [StateTransition] {
    for row in states {
      let side = row.side.code
      let state = try words.id(of: row.state)
      let place = lists[side].place(of: row.key.utf8.span)
      let noted = lists[side].now(at: place)
      if noted == 0 {
        lists[side].set(state, at: place)
      } else {
        shared[SharedKey(side: side, place: place), default: [noted]].append(state)
      }
    }
    noteShared()
    return try write()
  }

  /// Rows with one key cannot be told apart, so they take the places of that key in the order of
  /// their states: another order of the list changes nothing.
  private mutating func noteShared() {
    // In order, so that the same nights make the same file.
    for (shared, states) in shared.sorted(by: { $0.key < $1.key }) {
      let text = lists[shared.side].withKey(at: shared.place) { key in
        String(decoding: key.indices.map { key[$0] }, as: UTF8.self)
      }
      let sorted = states.sorted { (words.text(of: $0) ?? "") < (words.text(of: $1) ?? "") }
      for (number, state) in sorted.enumerated() {
        let place =
          number == 0
          ? shared.place
          : lists[shared.side].place(of: "\(text)\u{1F}\(number + 1)".utf8.span)
        lists[shared.side].set(state, at: place)
      }
    }
  }

  private func write() throws -> [StateTransition] {
    var moves: [Move: Int] = [:]
    for side in lists.indices { try write(side, &moves) }
    return night == 1 ? [] : try write(moves)
  }

  private func write(_ side: Int, _ moves: inout [Move: Int]) throws {
    let arrive = try RawStatement(
      db, "INSERT INTO list_row (side, key, state, since) VALUES (?, ?, ?, ?)")
    let change = try RawStatement(db, "UPDATE list_row SET state = ?, since = ? WHERE id = ?")
    let past = try RawStatement(db, "INSERT INTO list_row_past VALUES (?, ?, ?, ?)")
    let list = lists[side]
    for (place, row) in list.members.enumerated() where row.before != row.now {
      moves[Move(side: side, from: row.before, to: row.now), default: 0] += 1
      if row.isNew {
        try list.withKey(at: place) { try arrive.bind(2, $0) }
        try arrive.run(side, nil, row.now, night)
      } else {
        if row.before != 0 { try past.run(row.id, row.since, night, row.before) }
        try change.run(row.now, night, row.id)
      }
    }
  }

  private func write(_ moves: [Move: Int]) throws -> [StateTransition] {
    let insert = try RawStatement(db, "INSERT INTO transition VALUES (?, ?, ?, ?, ?)")
    for (move, count) in moves { try insert.run(night, move.side, move.from, move.to, count) }
    return moves.map { move, count in
      StateTransition(
        side: .of(code: move.side), from: words.text(of: move.from), to: words.text(of: move.to),
        count: count)
    }.sorted()
  }
}
