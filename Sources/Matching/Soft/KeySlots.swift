/// A set of keys, each with a number of its own: open addressing, half full at most.
struct KeySlots: Sendable {
  private let mask: Int
  private var keys: [UInt64]

  /// A set with room for so many keys.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
  }

  /// Keys may repeat.
  init(_ stretches: [[UInt64]]) {
    self.init(capacity: stretches.reduce(0) { $0 + $1.count })
    for stretch in stretches {
      for key in stretch { insert(key) }
    }
  }

  /// How many numbers there are.
  var count: Int { keys.count }

  /// Adds a key; 0 is no key.
  mutating func insert(_ key: UInt64) {
    guard key != 0 else { return }
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    keys[slot] = key
  }

  /// The keys, each once.
  var all: [UInt64] { keys.filter { $0 != 0 } }

  func contains(_ key: UInt64) -> Bool { slot(of: key) != nil }

  /// The number of a key.
  func slot(of key: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
