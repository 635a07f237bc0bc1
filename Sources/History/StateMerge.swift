import GRDB

/// Writes the states of one night: only those of rows whose state is another than the night before.
struct StateMerge {
  private let db: Database
  private let night: Int
  private var words: Words
  private var rows = CurrentSet()
  private var newKeys: [Int: CurrentSet.Key] = [:]
  /// The states of rows that share a key with others of their side.
  private var shared: [CurrentSet.Key: [Int]] = [:]

  /// Reads what the last complete run left.
  init(_ db: Database, night: Int) throws {
    self.db = db
    self.night = night
    words = try Words(db)
    let cursor = try Row.fetchCursor(db, sql: "SELECT id, side, key, state, since FROM list_row")
    while let row = try cursor.next() {
      rows.insert(.init(side: row[1], text: row[2]), id: row[0], value: row[3], since: row[4])
    }
  }

  /// Merges `states` and gives what changed, counted.
  mutating func merge(_ states: some Sequence<RowState>) throws -> [StateTransition] {
    for row in states { try note(row) }
    noteShared()
    return try write()
  }

  private mutating func note(_ row: RowState) throws {
    let key = CurrentSet.Key(side: row.side.code, text: row.key)
    let state = try words.id(of: row.state)
    let (place, noted) = rows.note(key, value: state)
    if rows.members[place].id == 0, noted == 0 { newKeys[place] = key }
    if noted != 0 { shared[key, default: [noted]].append(state) }
  }

  /// Rows with one key cannot be told apart, so they take the places of that key in the order of
  /// their states: another order of the list changes nothing.
  private mutating func noteShared() {
    for (key, states) in shared {
      for (number, state) in states.sorted().enumerated() {
        let text = number == 0 ? key.text : "\(key.text)\u{1F}\(number + 1)"
        let own = CurrentSet.Key(side: key.side, text: text)
        let place = rows.note(own, value: state).place
        rows.set(state, at: place)
        if rows.members[place].id == 0 { newKeys[place] = own }
      }
    }
  }

  private struct Move: Hashable { let side, from, to: Int }

  private func write() throws -> [StateTransition] {
    var moves: [Move: Int] = [:]
    let arrive = try db.makeStatement(
      sql: "INSERT INTO list_row (side, key, state, since) VALUES (?, ?, ?, ?)")
    let change = try db.makeStatement(
      sql: "UPDATE list_row SET state = ?, since = ? WHERE id = ? RETURNING side")
    let past = try db.makeStatement(sql: "INSERT INTO list_row_past VALUES (?, ?, ?, ?)")
    for (place, row) in rows.members.enumerated() where row.before != row.now {
      let side: Int
      if let key = newKeys[place] {
        try arrive.execute(arguments: [key.side, key.text, row.now, night])
        side = key.side
      } else {
        if row.before != 0 {
          try past.execute(arguments: [row.id, row.since, night, row.before])
        }
        side = try Int.fetchOne(change, arguments: [row.now, night, row.id]) ?? 0
      }
      moves[Move(side: side, from: row.before, to: row.now), default: 0] += 1
    }
    return night == 1 ? [] : try write(moves)
  }

  private func write(_ moves: [Move: Int]) throws -> [StateTransition] {
    let insert = try db.makeStatement(sql: "INSERT INTO transition VALUES (?, ?, ?, ?, ?)")
    for (move, count) in moves {
      try insert.execute(arguments: [night, move.side, move.from, move.to, count])
    }
    return moves.map { move, count in
      StateTransition(
        side: .of(code: move.side), from: words.text(of: move.from), to: words.text(of: move.to),
        count: count)
    }.sorted()
  }
}
