/// Rows by the hash of their key: open addressing over flat arrays, rows of one key in row order.
///
/// Twelve bytes a slot at half load and four bytes a row; a million rows take some 28 MB.
package struct KeyIndex: Sendable {
  private static let none = UInt32.max
  private let mask: Int
  private var keys: [UInt64]
  private var heads: [UInt32]
  private var tails: [UInt32]
  private var next: [UInt32]

  /// An index with room for `capacity` keys, over rows numbered below `rowCount`.
  package init(capacity: Int, rowCount: Int) {
    var slots = 16
    while slots < capacity + capacity / 2 { slots *= 2 }
    mask = slots - 1
    keys = Array(repeating: 0, count: slots)
    heads = Array(repeating: KeyIndex.none, count: slots)
    tails = Array(repeating: KeyIndex.none, count: slots)
    next = Array(repeating: KeyIndex.none, count: rowCount)
  }

  /// Adds `row` under `key`; each row can be added once, and rows must come in ascending order.
  package mutating func insert(_ key: UInt64, row: Int) {
    var slot = Int(truncatingIfNeeded: key) & mask
    while heads[slot] != KeyIndex.none, keys[slot] != key { slot = (slot + 1) & mask }
    let row32 = UInt32(truncatingIfNeeded: row)
    if heads[slot] == KeyIndex.none {
      keys[slot] = key
      heads[slot] = row32
    } else {
      next[Int(tails[slot])] = row32
    }
    tails[slot] = row32
  }

  /// The first row under `key`.
  package func first(_ key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while heads[slot] != KeyIndex.none {
      if keys[slot] == key { return Int(heads[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The row after `row` under the same key.
  package func next(after row: Int) -> Int? {
    next[row] == KeyIndex.none ? nil : Int(next[row])
  }

  /// Calls `body` with each row under `key`, in row order.
  package func forEach(_ key: UInt64, _ body: (Int) -> Void) {
    var row = first(key)
    while let current = row {
      body(current)
      row = next(after: current)
    }
  }
}
