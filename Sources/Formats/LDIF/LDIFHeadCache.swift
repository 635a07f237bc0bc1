/// Remembers what line beginnings mean, by their exact bytes, and which came after which.
///
/// Records of one export repeat the same few dozen attributes in nearly the same order, so the next
/// beginning is guessed and only compared; a wrong guess costs one hash. What is remembered is
/// bounded, whatever the input holds.
struct LDIFHeadCache {
  private static let limit = 2048
  private static let slotCount = 8192
  private static let longest = 128

  /// How long a beginning is at most that is compared by words alone.
  static let longestShort = 32

  struct Entry: BitwiseCopyable {
    /// The bytes with the colon: `text[offset ..< offset + count]`.
    fileprivate let offset: UInt32
    let count: UInt32
    /// The entry that came next when this one was last seen.
    fileprivate(set) var successor: Int32
    fileprivate(set) var head: LDIFHead
    /// The first eight bytes, as far as there are so many, and the bits that count.
    private let first: UInt64
    private let firstBits: UInt64
    /// The last eight bytes of a beginning that has more.
    private let last: UInt64
    /// The second eight and the last but eight of a beginning of more than 16.
    private let second: UInt64
    private let lastButOne: UInt64

    /// The beginning that stands in `bytes` at the end, from `offset` on.
    fileprivate init(_ bytes: Span<UInt8>, at offset: Int, successor: Int, head: LDIFHead) {
      self.offset = UInt32(offset)
      self.successor = Int32(successor)
      self.head = head
      let count = bytes.count - offset
      self.count = UInt32(count)
      var word: UInt64 = 0
      for index in 0..<min(8, count) {
        word |= UInt64(bytes[offset + index]) << UInt64(8 * index)
      }
      first = word
      firstBits = count >= 8 ? .max : 1 << UInt64(8 * count) - 1
      last = count > 8 ? ByteWords.load(bytes, at: bytes.count - 8) : 0
      second = count > 16 ? ByteWords.load(bytes, at: offset + 8) : 0
      lastButOne = count > 16 ? ByteWords.load(bytes, at: bytes.count - 16) : 0
    }

    /// Whether ``begins(_:at:)`` compares all of it.
    @inline(__always)
    var isShort: Bool { count <= LDIFHeadCache.longestShort }

    /// Whether a line begins with it, or with something that differs only behind the first 16 bytes and
    /// before the last 16. A few words, because calling for a comparison of so few bytes would take as
    /// long as all else.
    ///
    /// At least `count` bytes, and at least eight, must follow in `bytes`.
    @unsafe @inline(__always)
    func begins(_ bytes: Span<UInt8>, at start: Int) -> Bool {
      let word = unsafe ByteWords.loadUnchecked(bytes, at: start)
      guard (word ^ first) & firstBits == 0 else { return false }
      guard count > 8 else { return true }
      let end = start &+ Int(count)
      guard unsafe ByteWords.loadUnchecked(bytes, at: end &- 8) == last else { return false }
      guard count > 16 else { return true }
      return unsafe ByteWords.loadUnchecked(bytes, at: start &+ 8) == second
        && ByteWords.loadUnchecked(bytes, at: end &- 16) == lastButOne
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

  private(set) var entries: [Entry] = []
  private var slots = [Int16](repeating: -1, count: slotCount)
  private var text: [UInt8] = []
  /// The beginning of the line before, as an entry.
  var last = 0

  /// The guess: what followed the previous beginning, or the same once more.
  @inline(__always)
  mutating func guess(_ bytes: Span<UInt8>, line: Range<Int>) -> Hit? {
    guard last < entries.count else { return nil }
    let successor = Int(entries[last].successor)
    if let hit = match(successor, bytes, line: line) {
      last = successor
      return hit
    }
    return match(last, bytes, line: line)
  }

  private func match(_ index: Int, _ bytes: Span<UInt8>, line: Range<Int>) -> Hit? {
    let count = Int(entries[index].count)
    let start = line.lowerBound
    // Sound: so many bytes follow.
    guard count <= line.count, bytes.count &- start >= 8,
      unsafe entries[index].begins(bytes, at: start)
    else { return nil }
    if !entries[index].isShort {
      let offset = Int(entries[index].offset)
      guard ByteSearch.equal(bytes, at: start, text.span, at: offset, count: count) else {
        return nil
      }
    }
    return Hit(entry: index, head: entries[index].head, afterColon: start &+ count)
  }

  /// Looks up the beginning of `line`, whose colon is at `colon`; reads and remembers it when new.
  mutating func lookUp(
    _ bytes: Span<UInt8>, line: Range<Int>, colon: Int, names: NameTable
  ) -> Hit {
    let count = colon + 1 - line.lowerBound
    var slot = hash(bytes, range: line.lowerBound..<colon) & (Self.slotCount - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if Int(entries[index].count) == count, let hit = match(index, bytes, line: line) {
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
    entries[last].successor = Int32(index)
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
