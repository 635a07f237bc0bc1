/// Looking at eight bytes at once, in one register: the short way through plain text.
///
/// The only unsafe step is the load: its bounds are checked by `RawSpan`, and any eight bytes are
/// a valid `UInt64`.
enum ByteWords {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes from `offset` on, the first in the lowest bits.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// The same where the caller knows that eight bytes are there: for loops that check once for many.
  @unsafe @inline(__always)
  static func loadUnchecked(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset <= bytes.count - 8)
    return UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// `byte`, eight times.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// A word whose lowest set bit belongs to the first zero byte of `word`; 0 when there is none.
  /// Bits above the lowest may be false (the borrow of the subtraction).
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }

  /// The position of the first byte from `start` on that is one of two, else the number of bytes.
  /// Both are given eight times over, see ``repeating(_:)``.
  @inline(__always)
  static func first(
    _ one: UInt64, or other: UInt64, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    precondition(start >= 0)
    var position = start
    while bytes.count &- position >= 8 {
      let word = unsafe loadUnchecked(bytes, at: position)
      let hits = zeros(word ^ one) | zeros(word ^ other)
      if hits != 0 { return position &+ hits.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    return firstOfLast(one, or: other, in: bytes, from: position)
  }

  /// The same for the last bytes, fewer than eight: a look at the last eight of all, where there are
  /// so many.
  @inline(__always)
  private static func firstOfLast(
    _ one: UInt64, or other: UInt64, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    let rest = bytes.count - start
    guard rest > 0 else { return bytes.count }
    if bytes.count >= 8 {
      let shift = UInt64(truncatingIfNeeded: (8 &- rest) &* 8)
      let word = load(bytes, at: bytes.count &- 8) &>> shift
      // Bits above the lowest one may be false, and those of the places that were shifted in.
      let hits = zeros(word ^ one) | zeros(word ^ other)
      return min(bytes.count, start &+ hits.trailingZeroBitCount &>> 3)
    }
    var position = start
    while position < bytes.count {
      let byte = UInt64(bytes[position])
      if byte == one & 0xFF || byte == other & 0xFF { return position }
      position &+= 1
    }
    return position
  }

  /// The position of the first byte from `start` on that is not ASCII, else the number of bytes.
  @inline(__always)
  static func firstNonASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0)
    var position = start
    while position <= bytes.count &- 64 {
      // Sound: so many bytes are there.
      let words = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: SIMD8<UInt64>.self)
      let fourWords = words.lowHalf | words.highHalf
      let twoWords = fourWords.lowHalf | fourWords.highHalf
      if (twoWords.x | twoWords.y) & highBits != 0 { break }
      position &+= 64
    }
    while position <= bytes.count - 8 {
      let hits = load(bytes, at: position) & highBits
      if hits != 0 { return position &+ hits.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < bytes.count, bytes[position] < 0x80 { position &+= 1 }
    return position
  }

  /// The position of the first byte from `start` on that JSON text cannot hold as it is, or that is
  /// not ASCII: controls, quotes, backslashes, DEL and above; else the number of bytes.
  static func firstNotPlainInJSON(in bytes: Span<UInt8>, from start: Int) -> Int {
    let quotes = repeating(UInt8(ascii: "\""))
    let backslashes = repeating(UInt8(ascii: "\\"))
    let deletes = repeating(0x7F)
    var position = start
    while position <= bytes.count - 8 {
      let word = load(bytes, at: position)
      let controls = (word &- repeating(0x20)) & ~word & highBits
      let hits =
        controls | word & highBits | zeros(word ^ quotes) | zeros(word ^ backslashes)
        | zeros(word ^ deletes)
      if hits != 0 { return position &+ hits.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return position
      }
      position &+= 1
    }
    return position
  }
}
