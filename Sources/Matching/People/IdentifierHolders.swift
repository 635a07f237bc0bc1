import Formats
import Roster

/// Who holds which identifier, for the identifiers that are asked about.
struct IdentifierHolders {
  private let wanted: WantedKeys
  /// By the number of an identifier the rows that hold it, in row order, without repetition.
  private var lists = RowLists()

  /// The directory users that hold any of `wanted`.
  ///
  /// Left out are objects that are no user (contacts, computers), and those that a pattern excludes:
  /// they can neither be the person nor make another one doubtful.
  init(
    of wanted: WantedKeys, in directory: DirectoryUsers, identities: CloudIdentities,
    states: [DirectoryState], keys: IdentifierKeys
  ) {
    let hints = DirectoryHints(directory, identities)
    self.init(
      of: wanted,
      Parallel.mapRows(directory.count) { rows in
        var reader = keys
        var keys: [UInt64] = []
        var found: [RowLists.Entry] = []
        for row in rows where hints.mayHold(row, wanted) {
          guard directory.kinds[row] == .user, states[row] != .excluded else { continue }
          // Not asked for within the call: whoever hands on what is wanted is counted as one more owner.
          keys.removeAll(keepingCapacity: true)
          reader.forEach(directory: directory, row, identities: identities) { keys.append($0) }
          for key in keys {
            guard let number = wanted.number(of: key) else { continue }
            found.append(RowLists.Entry(list: number, row: row))
          }
        }
        return found
      })
  }

  /// The console users that hold any of `wanted`.
  init(
    of wanted: WantedKeys, in console: ConsoleUsers, states: [ConsoleState]
  ) {
    let hints = ConsoleHints(console, wanted)
    self.init(
      of: wanted,
      Parallel.mapRows(console.count) { rows in
        var found: [RowLists.Entry] = []
        for row in rows where hints.mayHold(row, wanted) {
          guard states[row] != .excluded, states[row] != .unusable else { continue }
          let keys = IdentifierKeys.all(console: console, row)
          for index in keys.indices {
            guard let number = wanted.number(of: keys[index]) else { continue }
            found.append(RowLists.Entry(list: number, row: row))
          }
        }
        return found
      })
  }

  /// Where the rows stand that hold `key`; see ``row(at:)``. Not the rows themselves: whoever hands out a
  /// part of a list is counted as one more owner.
  func places(of key: UInt64) -> Range<Int> {
    wanted.number(of: key).map { lists.range($0) } ?? 0..<0
  }

  /// The row at one of the places of a key, which are in row order.
  func row(at place: Int) -> Int { Int(lists.rows[place]) }

  /// - Parameter stretches: identifiers, by their numbers, and rows that hold them, in row order.
  private init(of wanted: WantedKeys, _ stretches: [[RowLists.Entry]]) {
    self.wanted = wanted
    let all = RowLists(wanted.numbers, stretches)
    for list in 0..<all.count {
      var last: UInt32?
      for place in all.range(list) where all.rows[place] != last {
        lists.append(all.rows[place])
        last = all.rows[place]
      }
      lists.endList()
    }
  }
}

/// A set of key hashes, small and quick to ask: every row of both lists is asked for several keys,
/// and nearly all answers are no.
struct WantedKeys: Sendable {
  private let mask: Int
  private let slots: [UInt64]
  /// The low halves of the keys, which ``ShortHash`` keeps of every value, and those of account names; in
  /// a table like the other.
  private let shortSlots: [UInt32]
  /// A bit for each short key, at eight times as many places: small enough for the fastest cache, and it
  /// answers most questions.
  private let sieve: [UInt64]

  /// - Parameter accounts: ``ShortHash``es of account names that are no keys, and only tell whose keys
  ///   are worth making.
  init(_ keys: [UInt64], accounts: [UInt32] = []) {
    var room = 16
    while room < (keys.count + accounts.count) * 2 { room *= 2 }
    let size = room
    let (slots, (shortSlots, sieve)) = Parallel.both(
      { WantedKeys.slots(size, keys) }, { WantedKeys.shortSlots(size, keys, accounts) })
    self.sieve = sieve
    mask = size - 1
    self.slots = slots
    self.shortSlots = shortSlots
  }

  private static func slots(_ size: Int, _ keys: [UInt64]) -> [UInt64] {
    var slots = [UInt64](repeating: 0, count: size)
    for key in keys where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (size - 1) }
      slots[slot] = key
    }
    return slots
  }

  private static func shortSlots(
    _ size: Int, _ keys: [UInt64], _ accounts: [UInt32]
  ) -> (slots: [UInt32], sieve: [UInt64]) {
    var slots = [UInt32](repeating: ShortHash.none, count: size)
    var sieve = [UInt64](repeating: 0, count: max(1, size / 16))
    func insert(_ short: UInt32) {
      sieve[Int(short >> 6) & (sieve.count - 1)] |= 1 << UInt64(short & 63)
      var slot = Int(short) & (size - 1)
      while slots[slot] != ShortHash.none, slots[slot] != short { slot = (slot + 1) & (size - 1) }
      slots[slot] = short
    }
    for key in keys { insert(ShortHash.of(key)) }
    for account in accounts where account != ShortHash.none { insert(account) }
    return (slots, sieve)
  }

  /// Whether a value with this ``ShortHash`` may have a key in the set; mostly it has not.
  @inline(__always)
  func mayContain(_ hash: UInt32) -> Bool {
    guard hash != ShortHash.none,
      sieve[Int(hash >> 6) & (sieve.count - 1)] & 1 << UInt64(hash & 63) != 0
    else { return false }
    var slot = Int(hash) & mask
    while shortSlots[slot] != ShortHash.none {
      if shortSlots[slot] == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  func contains(_ key: UInt64) -> Bool { number(of: key) != nil }

  /// How many numbers there are.
  var numbers: Int { slots.count }

  /// The number of a key that is in the set.
  func number(of key: UInt64) -> Int? {
    guard key != 0 else { return nil }
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
