/// Rows by the hash of their key: open addressing over one flat array, rows of one key in row order.
///
/// A slot holds all that a look-up needs, so that it costs one cache miss. Sixteen bytes a slot at half
/// load and four bytes a row; a million rows take some 36 MB.
package struct KeyIndex: Sendable {
  private struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var head = KeyIndex.none
    var tail = KeyIndex.none
  }

  private static let none = UInt32.max
  private let mask: Int
  private var slots: [Slot]
  /// Grows only as far as the last row that shares its key with an earlier one.
  private var next: [UInt32] = []

  /// An index with room for `capacity` keys.
  package init(capacity: Int) {
    var count = 16
    while count < capacity + capacity / 2 { count *= 2 }
    mask = count - 1
    slots = Array(repeating: Slot(), count: count)
  }

  /// Adds `row` under `key`; each row can be added once, and rows must come in ascending order.
  /// Returns the first row under the same key, if there was one already.
  @discardableResult
  package mutating func insert(_ key: UInt64, row: Int) -> Int? {
    var position = Int(truncatingIfNeeded: key) & mask
    while slots[position].head != KeyIndex.none, slots[position].key != key {
      position = (position + 1) & mask
    }
    let row32 = UInt32(truncatingIfNeeded: row)
    let slot = slots[position]
    guard slot.head != KeyIndex.none else {
      slots[position] = Slot(key: key, head: row32, tail: row32)
      return nil
    }
    let tail = Int(slot.tail)
    if next.count <= row {
      next.append(contentsOf: repeatElement(KeyIndex.none, count: row + 1 - next.count))
    }
    next[tail] = row32
    slots[position].tail = row32
    return Int(slot.head)
  }

  /// The first row under `key`.
  package func first(_ key: UInt64) -> Int? {
    var position = Int(truncatingIfNeeded: key) & mask
    while true {
      let slot = slots[position]
      if slot.head == KeyIndex.none { return nil }
      if slot.key == key { return Int(slot.head) }
      position = (position + 1) & mask
    }
  }

  /// The row after `row` under the same key.
  package func next(after row: Int) -> Int? {
    row < next.count && next[row] != KeyIndex.none ? Int(next[row]) : nil
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
