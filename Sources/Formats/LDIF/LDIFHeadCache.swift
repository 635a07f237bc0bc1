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
    /// The entry that came next when this one was last seen.
    var successor: Int
    var head: LDIFHead
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

  @inline(__always)
  private func match(_ index: Int, _ bytes: Span<UInt8>, line: Range<Int>) -> Hit? {
    let entry = entries[index]
    guard entry.count <= line.count,
      ByteSearch.equal(
        bytes, at: line.lowerBound, text.span, at: entry.offset, count: entry.count)
    else { return nil }
    return Hit(entry: index, head: entry.head, afterColon: line.lowerBound + entry.count)
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
    entries.append(Entry(offset: text.count, count: count, successor: index, head: head))
    text.append(bytes, range: line.lowerBound..<(colon + 1))
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
