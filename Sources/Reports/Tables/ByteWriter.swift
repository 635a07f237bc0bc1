/// Appends bytes to a ``RowBuffer``, many at a time.
///
/// Why it is sound: every function asks ``reserve(_:)`` for as many bytes as it stores, counting the
/// up to 15 that a copy of whole 16-byte vectors stores past its end; loads stay within the span that
/// was given, or within a ``WordList``, whose words are filled up to whole vectors. Positions given
/// from outside are checked.
@safe
struct ByteWriter: ~Copyable {
  private let buffer: RowBuffer
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count: Int

  /// Goes on after what `buffer` holds; ``finish()`` must be called in the end.
  init(_ buffer: RowBuffer) {
    self.buffer = buffer
    unsafe base = buffer.base
    capacity = buffer.capacity
    count = buffer.count
  }

  /// Tells the buffer how much was written.
  consuming func finish() { buffer.count = count }

  /// Room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity &- count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    buffer.grow(count, more)
    unsafe base = buffer.base
    capacity = buffer.capacity
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let from = source.baseAddress else { return }
      unsafe (base + count).update(from: from, count: source.count)
    }
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(unsafe $0.span) }
  }

  /// Appends `bytes` and says whether a table takes them as they are: no comma, quote or control
  /// character, no byte beyond ASCII, and at least one byte.
  @inline(__always)
  mutating func appendInspecting(_ bytes: Span<UInt8>) -> Bool {
    let size = bytes.count
    reserve(size &+ 16)
    var seen = Seen()
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      let to = UnsafeMutableRawPointer(unsafe base + count)
      if size >= 16 {
        unsafe ByteWriter.copyVectors(from, to, size, &seen)
      } else {
        unsafe ByteWriter.copyShort(from, to, size, &seen)
      }
    }
    count &+= size
    return size > 0 && !seen.isOdd
  }

  /// 16 bytes or more: two words at a time, the last two overlapping those before.
  @inline(__always)
  private static func copyVectors(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ size: Int, _ seen: inout Seen
  ) {
    var position = 0
    repeat {
      let start = min(position, size &- 16)
      let first = unsafe from.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let last = unsafe from.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)
      unsafe to.storeBytes(of: first, toByteOffset: start, as: UInt64.self)
      unsafe to.storeBytes(of: last, toByteOffset: start &+ 8, as: UInt64.self)
      seen.look(first)
      seen.look(last)
      position &+= 16
    } while position < size
  }

  /// Fewer than 16 bytes: two words that overlap.
  @inline(__always)
  private static func copyShort(
    _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer, _ size: Int, _ seen: inout Seen
  ) {
    if size >= 8 {
      let first = unsafe from.loadUnaligned(as: UInt64.self)
      let last = unsafe from.loadUnaligned(fromByteOffset: size &- 8, as: UInt64.self)
      unsafe to.storeBytes(of: first, as: UInt64.self)
      unsafe to.storeBytes(of: last, toByteOffset: size &- 8, as: UInt64.self)
      seen.look(first)
      seen.look(last)
    } else if size >= 4 {
      let first = unsafe from.loadUnaligned(as: UInt32.self)
      let last = unsafe from.loadUnaligned(fromByteOffset: size &- 4, as: UInt32.self)
      unsafe to.storeBytes(of: first, as: UInt32.self)
      unsafe to.storeBytes(of: last, toByteOffset: size &- 4, as: UInt32.self)
      seen.look(UInt64(first) | UInt64(last) &<< 32)
    } else {
      for position in 0..<size {
        let byte = unsafe from.load(fromByteOffset: position, as: UInt8.self)
        unsafe to.storeBytes(of: byte, toByteOffset: position, as: UInt8.self)
        seen.look(UInt64(byte) &* Seen.ones)
      }
    }
  }

  /// Appends a prepared word in whole vectors.
  @inline(__always)
  mutating func append(_ words: WordList, _ index: Int) {
    let size = unsafe words.size(index)
    reserve(words.stride)
    let from = unsafe words.bytes(index)
    let to = UnsafeMutableRawPointer(unsafe base + count)
    var position = 0
    repeat {
      let vector = unsafe from.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      unsafe to.storeBytes(of: vector, toByteOffset: position, as: SIMD16<UInt8>.self)
      position &+= 16
    } while position < size
    count &+= size
  }

  /// Appends the bytes from `start` on once more.
  @inline(__always)
  mutating func repeatBytes(from start: Int, to end: Int) {
    precondition(start >= 0 && start <= end && end <= count)
    reserve(end &- start)
    unsafe (base + count).update(from: base + start, count: end &- start)
    count &+= end &- start
  }

  /// Appends a number of at most 19 decimal digits.
  @inline(__always)
  mutating func append(decimal number: UInt64) {
    reserve(20)
    var size = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      size &+= 1
    }
    rest = number
    var position = count &+ size
    repeat {
      position &-= 1
      unsafe base[position] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    count &+= size
  }

  /// Appends the eight hexadecimal digits of a number as two groups of four, a hyphen after either
  /// where asked.
  @inline(__always)
  mutating func append(hexadecimal number: UInt32, groups: HexadecimalGroups) {
    reserve(10)
    let digits = ByteWriter.digits(number)
    let to = UnsafeMutableRawPointer(unsafe base + count)
    switch groups {
    case .one:
      unsafe to.storeBytes(of: digits, as: UInt64.self)
      count &+= 8
    case .two:
      unsafe to.storeBytes(of: UInt32(truncatingIfNeeded: digits), as: UInt32.self)
      unsafe to.storeBytes(of: 0x2D, toByteOffset: 4, as: UInt8.self)
      unsafe to.storeBytes(
        of: UInt32(truncatingIfNeeded: digits &>> 32), toByteOffset: 5, as: UInt32.self)
      count &+= 9
    }
  }

  enum HexadecimalGroups { case one, two }

  /// The eight digits as they stand in memory.
  @inline(__always)
  private static func digits(_ number: UInt32) -> UInt64 {
    var nibbles = UInt64(number)
    nibbles = (nibbles &<< 16 | nibbles) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles &<< 8 | nibbles) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles &<< 4 | nibbles) & 0x0F0F_0F0F_0F0F_0F0F
    let ones: UInt64 = 0x0101_0101_0101_0101
    let letters = (nibbles &+ 6 &* ones) &>> 4 & ones
    return (nibbles &+ 0x30 &* ones &+ letters &* 0x27).bigEndian
  }

  // MARK: The cell that is being written

  /// Calls `body` with the bytes from `start` on.
  func withBytes<R>(from start: Int, _ body: (Span<UInt8>) -> R) -> R {
    precondition(start >= 0 && start <= count)
    return unsafe body(UnsafeBufferPointer(start: base + start, count: count - start).span)
  }

  func byte(at position: Int) -> UInt8 {
    precondition(position >= 0 && position < count)
    return unsafe base[position]
  }

  /// Puts a byte in place of another.
  mutating func replace(at position: Int, by byte: UInt8) {
    precondition(position >= 0 && position < count)
    unsafe base[position] = byte
  }

  /// Puts quotes around the bytes from `start` on.
  mutating func quote(from start: Int) {
    precondition(start >= 0 && start <= count)
    reserve(2)
    let size = count - start
    unsafe (base + start + 1).update(from: base + start, count: size)
    unsafe base[start] = UInt8(ascii: "\"")
    unsafe base[count + 1] = UInt8(ascii: "\"")
    count += 2
  }

  /// Forgets the bytes from `start` on.
  mutating func removeAll(from start: Int) {
    precondition(start >= 0 && start <= count)
    count = start
  }
}

/// Whether any of the bytes that went by needs a second look: a comma, a quote, a control character,
/// or a byte beyond ASCII. In one register; the compiler makes loops of Swift's vector comparisons.
private struct Seen {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  private var marks: UInt64 = 0

  /// Eight bytes.
  @inline(__always)
  mutating func look(_ word: UInt64) {
    let commas = word ^ UInt64(UInt8(ascii: ",")) &* Seen.ones
    let quotes = word ^ UInt64(UInt8(ascii: "\"")) &* Seen.ones
    marks |=
      word | (word &- 0x20 &* Seen.ones) & ~word | (commas &- Seen.ones) & ~commas
      | (quotes &- Seen.ones) & ~quotes
  }

  @inline(__always)
  var isOdd: Bool { marks & (0x80 &* Seen.ones) != 0 }
}
