import Formats

/// The keys that at least one console user and one person have, and who has them.
///
/// Joined part by part, each of a 256th of all keys, so that what is looked up fits into the fast memory
/// of a core; and in several passes where there are many rows, so that the keys of all of them are never
/// held at once.
struct SharedKeys: Sendable {
  /// The people of each key, in ascending order; who has a key twice is there twice.
  private(set) var people = RowLists()
  /// The key of each list of ``people``.
  private(set) var keys: [UInt64] = []
  /// The lists of each user of the batch.
  private(set) var held = RowLists()

  private static let parts = 256
  private static let stretch = 1 << 13
  /// So many rows are taken in one pass.
  private static let rowsInPass = 1 << 18

  init(_ batch: Range<Int>, users: ProfileTable, people table: ProfileTable) {
    let passes = 1 + (batch.count + table.profiles.count) / SharedKeys.rowsInPass
    var held: [[RowLists.Entry]] = []
    for pass in 0..<passes {
      let parts = stride(from: pass, to: SharedKeys.parts, by: passes).map { $0 }
      let asked = Parallel.mapRows(batch.count, size: SharedKeys.stretch) { rows in
        KeyStretch(parts, rows.lowerBound + batch.lowerBound..<rows.upperBound + batch.lowerBound) {
          (row, keys: inout SoftKeys, body) in
          keys.forEach(users.profiles[row], users, .all, body)
        }
      }
      // Most keys of a person nobody asks for; they are not worth keeping.
      let sieve = KeySieve(asked.map(\.keys))
      let known = Parallel.mapRows(table.profiles.count, size: SharedKeys.stretch) { rows in
        KeyStretch(parts, rows) { (row, keys: inout SoftKeys, body) in
          let profile = table.profiles[row]
          let words = sieve.words.span
          keys.forEach(profile, table, profile.breadth) { key in
            if KeySieve.mayContain(key, words) { body(key) }
          }
        }
      }
      let joined = Parallel.map(parts.count) { index in
        JoinedKeys(part: parts[index], asked, known, firstUser: batch.lowerBound)
      }
      for join in joined {
        held.append(join.held(after: people.count))
        people.append(join.people)
        keys += join.keys
      }
    }
    self.held = RowLists(batch.count, held)
  }
}

/// The keys of a stretch of rows, sorted by part.
private struct KeyStretch: Sendable {
  private let starts: [Int]
  let keys: [UInt64]
  let rows: [UInt32]

  /// - Parameter parts: the parts that are wanted now.
  init(
    _ parts: [Int], _ stretch: Range<Int>,
    _ forEachKey: (Int, inout SoftKeys, (UInt64) -> Void) -> Void
  ) {
    var isWanted = [Bool](repeating: false, count: 256)
    for part in parts { isWanted[part] = true }
    var found: [UInt64] = []
    var owners: [UInt32] = []
    found.reserveCapacity(stretch.count * 48)
    owners.reserveCapacity(stretch.count * 48)
    var starts = [Int](repeating: 0, count: 257)
    var generator = SoftKeys()
    for row in stretch {
      forEachKey(row, &generator) { key in
        let part = KeyStretch.part(of: key)
        guard isWanted[part] else { return }
        starts[part + 1] += 1
        found.append(key)
        owners.append(UInt32(truncatingIfNeeded: row))
      }
    }
    for part in 0..<256 { starts[part + 1] += starts[part] }
    var ends = starts
    var keys = [UInt64](repeating: 0, count: found.count)
    var rows = [UInt32](repeating: 0, count: found.count)
    for index in found.indices {
      let part = KeyStretch.part(of: found[index])
      keys[ends[part]] = found[index]
      rows[ends[part]] = owners[index]
      ends[part] += 1
    }
    self.starts = starts
    self.keys = keys
    self.rows = rows
  }

  private static func part(of key: UInt64) -> Int { Int(key >> 56) }

  func range(_ part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }
}

/// The keys of one part that both sides have.
private struct JoinedKeys: Sendable {
  private(set) var people = RowLists()
  private(set) var keys: [UInt64] = []
  /// Users, by their position in the batch, and lists.
  private var entries: [RowLists.Entry] = []

  init(part: Int, _ asked: [KeyStretch], _ known: [KeyStretch], firstUser: Int) {
    var table = KeySlots(capacity: asked.reduce(0) { $0 + $1.range(part).count })
    for stretch in asked {
      for index in stretch.range(part) { table.insert(stretch.keys[index]) }
    }
    var found: [RowLists.Entry] = []
    for stretch in known {
      for index in stretch.range(part) {
        guard let slot = table.slot(of: stretch.keys[index]) else { continue }
        found.append(RowLists.Entry(list: slot, row: Int(stretch.rows[index])))
      }
    }
    let lists = numbered(found, slots: table.count)
    for stretch in asked {
      for index in stretch.range(part) {
        guard let slot = table.slot(of: stretch.keys[index]), lists[slot] != .max else { continue }
        entries.append(
          RowLists.Entry(list: Int(stretch.rows[index]) - firstUser, row: Int(lists[slot])))
        keys[Int(lists[slot])] = stretch.keys[index]
      }
    }
  }

  /// Makes a list of each slot that has people; gives the list of each slot.
  private mutating func numbered(_ found: [RowLists.Entry], slots: Int) -> [UInt32] {
    var lists = [UInt32](repeating: .max, count: slots)
    var count = 0
    let renamed = found.map { entry in
      if lists[Int(entry.list)] == .max {
        lists[Int(entry.list)] = UInt32(count)
        count += 1
      }
      return RowLists.Entry(list: Int(lists[Int(entry.list)]), row: Int(entry.row))
    }
    people = RowLists(count, [renamed])
    keys = Array(repeating: 0, count: count)
    return lists
  }

  /// Users and lists, where `before` lists stand before these.
  func held(after before: Int) -> [RowLists.Entry] {
    entries.map { RowLists.Entry(list: Int($0.list), row: Int($0.row) + before) }
  }
}
