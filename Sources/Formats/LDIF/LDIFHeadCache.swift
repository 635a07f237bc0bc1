/// Remembers what line beginnings mean, by their exact bytes, and which came after which.
///
/// Records of one export repeat the same few dozen attributes in nearly the same order, so the next
/// beginning is guessed and only compared; a wrong guess costs one hash. What is remembered is
/// bounded, whatever the input holds.
struct LDIFHeadCache {
  private static let limit = 2048
  private static let slotCount = 8192
  private static let longest = 128

  private struct Entry: BitwiseCopyable {
    /// The bytes with the colon: `text[offset ..< offset + count]`.
    var offset: Int
    var count: Int
    /// The first eight bytes, as far as there are so many, and the bits that count.
    var first: UInt64
    var firstBits: UInt64
    /// The next eight, and the last eight, of a beginning that is longer.
    var second: UInt64
    var last: UInt64
    /// The entry that came next when this one was last seen.
    var successor: Int
    var head: LDIFHead

    /// The beginning that stands in `bytes` at the end, from `offset` on.
    init(_ bytes: Span<UInt8>, at offset: Int, successor: Int, head: LDIFHead) {
      self.offset = offset
      self.successor = successor
      self.head = head
      count = bytes.count - offset
      var word: UInt64 = 0
      for index in 0..<min(8, count) {
        word |= UInt64(bytes[offset + index]) << UInt64(8 * index)
      }
      first = word
      firstBits = count >= 8 ? .max : 1 << UInt64(8 * count) - 1
      second = count > 16 ? ByteWords.load(bytes, at: offset + 8) : 0
      last = count > 8 ? ByteWords.load(bytes, at: offset + count - 8) : 0
    }
  }

  /// What a line begins with.
  struct Hit: BitwiseCopyable {
    /// For ``LDIFHeadCache/resolve(_:as:)``; negative when the beginning is not remembered.
    var entry: Int
    var head: LDIFHead
    /// The position after the colon.
    var afterColon: Int
  }

  private var entries: [Entry] = []
  private var slots = [Int16](repeating: -1, count: slotCount)
  private var text: [UInt8] = []
  private var last = 0

  /// The guess: what followed the previous beginning, or the same once more.
  @inline(__always)
  mutating func guess(_ bytes: Span<UInt8>, line: Range<Int>) -> Hit? {
    guard last < entries.count else { return nil }
    let successor = entries[last].successor
    if let hit = match(successor, bytes, line: line) {
      last = successor
      return hit
    }
    return match(last, bytes, line: line)
  }

  /// Compares a few words: calling for a comparison of so few bytes would take as long as all else.
  @inline(__always)
  private func match(_ index: Int, _ bytes: Span<UInt8>, line: Range<Int>) -> Hit? {
    let entries = entries.span
    let start = line.lowerBound
    let count = entries[index].count
    guard count <= line.count, bytes.count &- start >= 8,
      (ByteWords.load(bytes, at: start) ^ entries[index].first) & entries[index].firstBits == 0
    else { return nil }
    if count > 8 {
      guard ByteWords.load(bytes, at: start &+ count &- 8) == entries[index].last else {
        return nil
      }
      if count > 16 {
        guard ByteWords.load(bytes, at: start &+ 8) == entries[index].second else { return nil }
        if count > 24, !matchMiddle(bytes, start, entries[index].offset, count) { return nil }
      }
    }
    return Hit(entry: index, head: entries[index].head, afterColon: start &+ count)
  }

  /// The same for what the first, second and last eight bytes leave out.
  @inline(never)
  private func matchMiddle(
    _ bytes: Span<UInt8>, _ start: Int, _ offset: Int, _ count: Int
  ) -> Bool {
    ByteSearch.equal(bytes, at: start + 16, text.span, at: offset + 16, count: count - 24)
  }

  /// Looks up the beginning of `line`, whose colon is at `colon`; reads and remembers it when new.
  mutating func lookUp(
    _ bytes: Span<UInt8>, line: Range<Int>, colon: Int, names: NameTable
  ) -> Hit {
    let count = colon + 1 - line.lowerBound
    var slot = hash(bytes, range: line.lowerBound..<colon) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].count == count, let hit = match(index, bytes, line: line) {
        follow(index)
        return hit
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    let head = LDIFHead(
      description: Self.description(bytes, line.lowerBound..<colon), names: names)
    guard count <= Self.longest, entries.count < Self.limit else {
      return Hit(entry: -1, head: head, afterColon: colon + 1)
    }
    let index = entries.count
    slots[slot] = Int16(index)
    let offset = text.count
    text.append(bytes, range: line.lowerBound..<(colon + 1))
    entries.append(Entry(text.span, at: offset, successor: index, head: head))
    follow(index)
    return Hit(entry: index, head: head, afterColon: colon + 1)
  }

  /// Gives a name that was unresolved its number.
  mutating func resolve(_ entry: Int, as id: UInt32) {
    if entry >= 0 { entries[entry].head.id = id }
  }

  private mutating func follow(_ index: Int) {
    entries[last].successor = index
    last = index
  }

  /// FNV-1a.
  private func hash(_ bytes: Span<UInt8>, range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in range.clamped(to: range.lowerBound..<(range.lowerBound + Self.longest)) {
      hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash >> 24 ^ hash)
  }

  /// The attribute description before the colon; OpenLDAP's reader lets blanks stand after it.
  static func description(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return ByteSearch.text(bytes, range: range.lowerBound..<end)
  }
}
