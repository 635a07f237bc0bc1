import Formats

/// Rows by key, for the keys that somebody asks about.
///
/// A class, because it is asked some hundred times for each row: of a structure in a list, each array
/// would be counted as one more owner at every question.
final class KeyBlocks: Sendable {
  /// A row that has a key, as the slot of the key.
  struct Entry: BitwiseCopyable, Sendable {
    let slot: UInt32
    let row: UInt32
  }

  let wanted: KeySlots
  /// Where the rows of each slot begin; one more than there are slots.
  private let starts: [UInt32]
  private let rows: [UInt32]

  /// Sorts entries, given in ascending order of rows, by slot.
  init(_ wanted: KeySlots, _ stretches: [[Entry]]) {
    var starts = [UInt32](repeating: 0, count: wanted.count + 1)
    for stretch in stretches {
      for entry in stretch { starts[Int(entry.slot) + 1] += 1 }
    }
    for slot in 0..<wanted.count { starts[slot + 1] += starts[slot] }
    var ends = starts
    var rows = [UInt32](repeating: 0, count: Int(starts[wanted.count]))
    for stretch in stretches {
      for entry in stretch {
        rows[Int(ends[Int(entry.slot)])] = entry.row
        ends[Int(entry.slot)] += 1
      }
    }
    self.wanted = wanted
    self.starts = starts
    self.rows = rows
  }

  /// How many rows have the key of a slot; a row that has it twice counts twice.
  func count(_ slot: Int) -> Int { Int(starts[slot + 1] - starts[slot]) }

  /// Calls `body` with the rows that have the key of a slot, in ascending order.
  func forEachRow(_ slot: Int, _ body: (UInt32) -> Void) {
    for position in Int(starts[slot])..<Int(starts[slot + 1]) { body(rows[position]) }
  }

  /// The rows that have the key of a slot, in ascending order.
  func rows(_ slot: Int) -> ArraySlice<UInt32> {
    rows[Int(starts[slot])..<Int(starts[slot + 1])]
  }
}

/// A set of keys, each with a number of its own: open addressing, half full at most.
struct KeySlots: Sendable {
  private let mask: Int
  private(set) var keys: [UInt64]

  /// Keys may repeat; 0 is no key.
  init(_ stretches: [[UInt64]]) {
    var size = 16
    while size < stretches.reduce(0, { $0 + $1.count }) * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    for stretch in stretches {
      for key in stretch where key != 0 {
        var slot = Int(truncatingIfNeeded: key >> 1) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        keys[slot] = key
      }
    }
  }

  var count: Int { keys.count }

  func slot(of key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
