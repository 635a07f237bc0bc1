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

  /// Where a value stands, or would stand: one of two places side by side.
  private func place(_ hash: UInt64) -> Int {
    let place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    return slots[place].hash == hash || slots[place].count == 0 ? place : place ^ 1
  }

  /// What a value comes to, if that is remembered.
  func meaning(_ hash: UInt64) -> Meaning? {
    let slot = slots[place(hash)]
    return slot.hash == hash && slot.count > 0 ? slot.meaning : nil
  }

  /// Counts a value that is remembered; false when it is not.
  mutating func countAgain(_ hash: UInt64) -> Bool {
    let place = place(hash)
    guard slots[place].hash == hash, slots[place].count > 0 else { return false }
    slots[place].count += 1
    return true
  }

  /// Counts a value. Gives the one whose place it took, which whoever asks must keep account of.
  mutating func add(_ hash: UInt64, _ meaning: Meaning) -> Slot? {
    let place = place(hash)
    if slots[place].hash == hash, slots[place].count > 0 {
      slots[place].count += 1
      return nil
    }
    let last = slots[place]
    slots[place] = Slot(hash: hash, count: 1, meaning: meaning)
    return last.count > 0 ? last : nil
  }
}
