import Formats

/// Words, each once, numbered in the order in which they came.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Places in the table by hash, as number of the word plus one; 0 where there is none.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { hashes.count }

  /// The bytes of a word.
  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[Int(ends[number])..<Int(ends[number + 1])]
  }

  /// The number of a word; nil when it is not there.
  func find(_ word: Span<UInt8>) -> Int? {
    let hash = UInt32(truncatingIfNeeded: KeyHash.exact(word))
    let slot = slots[place(of: word, hash)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// The number of a word, which is added if it is not there.
  mutating func insert(_ word: Span<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = UInt32(truncatingIfNeeded: KeyHash.exact(word))
    let place = place(of: word, hash)
    if slots[place] != 0 { return (Int(slots[place]) - 1, false) }
    bytes.append(copying: word)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    hashes.append(hash)
    slots[place] = UInt32(truncatingIfNeeded: count)
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  private func place(of word: Span<UInt8>, _ hash: UInt32) -> Int {
    var place = Int(hash) & (slots.count - 1)
    while slots[place] != 0, !holds(word, hash, Int(slots[place]) - 1) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private func holds(_ word: Span<UInt8>, _ hash: UInt32, _ number: Int) -> Bool {
    guard hashes[number] == hash else { return false }
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == word.count else { return false }
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = UInt32(truncatingIfNeeded: number + 1)
    }
  }
}
