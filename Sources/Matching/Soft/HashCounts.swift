/// How often each of many values occurs, by hashes of the values: those are mixed well already, so that a
/// dictionary would only hash them once more.
struct HashCounts: Sendable {
  private struct Slot: BitwiseCopyable {
    /// 0 where there is nothing.
    var hash: UInt64 = 0
    var count: UInt32 = 0
  }

  private var slots: [Slot] = []
  /// How many places are taken: half of them at most.
  private var used = 0

  /// Counts a value `number` times; a hash of 0 is no value.
  mutating func add(_ hash: UInt64, _ number: UInt32 = 1) {
    guard hash != 0 else { return }
    if used * 2 >= slots.count { grow() }
    let place = place(of: hash)
    if slots[place].hash == 0 {
      slots[place].hash = hash
      used += 1
    }
    slots[place].count &+= number
  }

  /// How often a value was counted.
  subscript(hash: UInt64) -> UInt32 {
    if used == 0 { return 0 }
    let slot = slots[place(of: hash)]
    return slot.hash == hash ? slot.count : 0
  }

  /// How often all values together were counted.
  var total: Int { slots.reduce(0) { $0 + Int($1.count) } }

  /// Takes over what another one counted.
  mutating func merge(_ other: HashCounts) {
    for slot in other.slots { add(slot.hash, slot.count) }
  }

  /// The same values with other numbers.
  func mapCounts(_ transform: (UInt32) -> UInt32) -> HashCounts {
    var mapped = self
    for place in slots.indices where slots[place].hash != 0 {
      mapped.slots[place].count = transform(slots[place].count)
    }
    return mapped
  }

  /// Where a hash stands, or would stand; there must be slots.
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place].hash != 0, slots[place].hash != hash {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(16, old.count * 2))
    for slot in old where slot.hash != 0 { slots[place(of: slot.hash)] = slot }
  }
}
