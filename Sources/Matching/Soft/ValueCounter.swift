/// Counts the values of a field without reading each one: what a value comes to is remembered as long as
/// no other value takes its place, and only its number grows.
struct ValueCounter {
  /// The hashes of the words of a value, 0 where there are none; or one of all of it.
  struct Meaning: BitwiseCopyable {
    var first: UInt64 = 0
    var second: UInt64 = 0
  }

  /// A value, by the hash of its bytes.
  struct Slot: BitwiseCopyable {
    fileprivate var hash: UInt64 = 0
    fileprivate(set) var count: UInt32 = 0
    fileprivate(set) var meaning = Meaning()
  }

  private(set) var slots = [Slot](repeating: Slot(), count: 1 << 12)

  /// Where a value stands that is remembered: at one of two places side by side.
  func place(of hash: UInt64) -> Int? {
    let place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    if slots[place].hash == hash, slots[place].count > 0 { return place }
    if slots[place ^ 1].hash == hash, slots[place ^ 1].count > 0 { return place ^ 1 }
    return nil
  }

  /// What the value at a place comes to.
  func meaning(at place: Int) -> Meaning { slots[place].meaning }

  /// Counts the value at a place once more.
  mutating func countAgain(at place: Int) { slots[place].count &+= 1 }

  /// Counts a value that is not remembered. Gives the one whose place it took, which whoever asks must
  /// keep account of.
  mutating func add(_ hash: UInt64, _ meaning: Meaning) -> Slot? {
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    if slots[place].count > 0 { place ^= 1 }
    let last = slots[place]
    slots[place] = Slot(hash: hash, count: 1, meaning: meaning)
    return last.count > 0 ? last : nil
  }
}
