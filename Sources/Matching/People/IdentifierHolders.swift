import Formats
import Roster

/// Who holds which identifier, for the identifiers that are asked about.
struct IdentifierHolders {
  /// Rows by identifier, those of one identifier side by side, in row order, without repetition.
  private let rows: [UInt32]
  private let ranges: [UInt64: Range<Int>]

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
      grouping: Parallel.mapRows(directory.count) { rows in
        var keys = keys
        var found: [Holding] = []
        for row in rows where hints.mayHold(row, wanted) {
          guard directory.kinds[row] == .user, states[row] != .excluded else { continue }
          keys.forEach(directory: directory, row, identities: identities) { key in
            if wanted.contains(key) { found.append(Holding(key: key, row: UInt32(row))) }
          }
        }
        return found
      })
  }

  /// The console users that hold any of `wanted`.
  init(
    of wanted: WantedKeys, in console: ConsoleUsers, states: [ConsoleState], keys: IdentifierKeys
  ) {
    let hints = ConsoleHints(console, wanted)
    self.init(
      grouping: Parallel.mapRows(console.count) { rows in
        var found: [Holding] = []
        for row in rows where hints.mayHold(row, wanted) {
          guard states[row] != .excluded, states[row] != .unusable else { continue }
          keys.forEach(console: console, row) { key in
            if wanted.contains(key) { found.append(Holding(key: key, row: UInt32(row))) }
          }
        }
        return found
      })
  }

  /// The rows that hold `key`, in row order.
  subscript(key: UInt64) -> ArraySlice<UInt32> { rows[ranges[key] ?? 0..<0] }

  private struct Holding: Sendable {
    let key: UInt64
    let row: UInt32
  }

  /// Sorts what the stretches found by key; stretches come in row order.
  private init(grouping stretches: [[Holding]]) {
    let sorted = stretches.joined().sorted { ($0.key, $0.row) < ($1.key, $1.row) }
    var rows: [UInt32] = []
    var ranges: [UInt64: Range<Int>] = [:]
    rows.reserveCapacity(sorted.count)
    var start = 0
    for (position, holding) in sorted.enumerated() {
      let isNewKey = position == 0 || sorted[position - 1].key != holding.key
      if isNewKey { start = rows.count }
      if isNewKey || rows.last != holding.row { rows.append(holding.row) }
      let isLast = position + 1 == sorted.count || sorted[position + 1].key != holding.key
      if isLast { ranges[holding.key] = start..<rows.count }
    }
    self.rows = rows
    self.ranges = ranges
  }
}

/// A set of key hashes, small and quick to ask: every row of both lists is asked for several keys,
/// and nearly all answers are no.
struct WantedKeys: Sendable {
  private let mask: Int
  private let slots: [UInt64]
  /// The low halves of the keys, which ``ShortHash`` keeps of every value; in a table like the other.
  private let shortSlots: [UInt32]
  /// A bit for each short key, at eight times as many places: small enough for the fastest cache, and it
  /// answers most questions.
  private let sieve: [UInt64]

  init(_ keys: [UInt64]) {
    var size = 16
    while size < keys.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for key in keys where key != 0 {
      var slot = Int(truncatingIfNeeded: key) & (size - 1)
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (size - 1) }
      slots[slot] = key
    }
    var shortSlots = [UInt32](repeating: ShortHash.none, count: size)
    for short in keys.map(ShortHash.of) {
      var slot = Int(short) & (size - 1)
      while shortSlots[slot] != ShortHash.none, shortSlots[slot] != short {
        slot = (slot + 1) & (size - 1)
      }
      shortSlots[slot] = short
    }
    var sieve = [UInt64](repeating: 0, count: max(1, size / 16))
    for short in keys.map(ShortHash.of) {
      sieve[Int(short >> 6) & (sieve.count - 1)] |= 1 << UInt64(short & 63)
    }
    self.sieve = sieve
    mask = size - 1
    self.slots = slots
    self.shortSlots = shortSlots
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

  func contains(_ key: UInt64) -> Bool {
    guard key != 0 else { return false }
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
