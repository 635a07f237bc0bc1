/// Texts by their bytes, each at a place: 0, 1, 2, in the order of insertion.
///
/// By bytes, because `String` takes texts for equal that Unicode calls equivalent, and Active
/// Directory and 8x8 do not. All texts lie in one piece of memory, so a list of a million people is
/// a few large allocations. Open addressing with linear probing; at most half of the slots are used.
struct KeyTable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// Place and 1; 0 is empty.
  private var slots = [UInt32](repeating: 0, count: 64)
  /// Another one in each process, so that nobody can prepare names that collide.
  private let seed = UInt64.random(in: 1...UInt64.max)

  var count: Int { ends.count }

  /// Makes room for so many, so that the table need not grow meanwhile.
  mutating func reserve(_ count: Int) {
    ends.reserveCapacity(count)
    hashes.reserveCapacity(count)
    grow(toHold: count)
  }

  private mutating func grow(toHold count: Int) {
    var size = slots.count
    while size < count * 2 { size *= 2 }
    guard size > slots.count else { return }
    slots = [UInt32](repeating: 0, count: size)
    for place in ends.indices { link(place) }
  }

  func withText<Value>(
    at place: Int, _ body: (Span<UInt8>) throws -> Value
  ) rethrows -> Value {
    try body(bytes.span.extracting(range(of: place)))
  }

  private func range(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : ends[place - 1])..<ends[place]
  }

  /// Whether the text at `place`, which may be past the last one, is `text`.
  func holds(_ text: Span<UInt8>, at place: Int) -> Bool {
    guard place < count else { return false }
    let range = range(of: place)
    guard range.count == text.count else { return false }
    return Bytes.equal(bytes.span.extracting(range), text)
  }

  func place(of text: Span<UInt8>) -> Int? {
    let hash = Bytes.hash(text, seed: seed)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, holds(text, at: place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a text that is not there yet, and gives its place.
  mutating func insert(_ text: Span<UInt8>) -> Int {
    // Sound: the pointer is used inside the closure only.
    unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    hashes.append(Bytes.hash(text, seed: seed))
    if count * 2 > slots.count {
      grow(toHold: count * 2)
    } else {
      link(count - 1)
    }
    return count - 1
  }

  private mutating func link(_ place: Int) {
    var slot = Int(hashes[place]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(truncatingIfNeeded: place + 1)
  }
}
