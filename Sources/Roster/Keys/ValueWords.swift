/// A value eight bytes at a time, each eight in one register: questions about every byte without a
/// branch a byte.
///
/// Answers are words in which the highest bit of a byte says yes. The unsafe steps are unaligned loads
/// inside a span whose bounds are checked first.
enum ValueWords {
  static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// `byte`, eight times.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// The eight bytes from `position` on, the first in the lowest bits; they must be there.
  @inline(__always)
  static func word(_ bytes: Span<UInt8>, at position: Int) -> UInt64 {
    precondition(position >= 0 && bytes.count &- position >= 8)
    return UInt64(
      littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: position, as: UInt64.self))
  }

  /// The bytes from `position` on, one to seven, with zeros above them: cut out of overlapping loads,
  /// because a loop over so few bytes costs more than all the words before.
  @inline(__always)
  static func tail(_ bytes: Span<UInt8>, from position: Int) -> UInt64 {
    let count = bytes.count
    let rest = count &- position
    precondition(position >= 0 && rest > 0 && rest < 8)
    if count >= 8 {
      return word(bytes, at: count &- 8) &>> UInt64(truncatingIfNeeded: (8 &- rest) &* 8)
    }
    if rest >= 4 {
      let raw = unsafe bytes.bytes
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(UInt32(littleEndian: low))
        | UInt64(UInt32(littleEndian: high)) &<< UInt64(truncatingIfNeeded: (rest &- 4) &* 8)
    }
    // One to three bytes are the first, the middle and the last one, which may be the same.
    let middle = rest / 2
    return UInt64(bytes[position])
      | UInt64(bytes[position &+ middle]) &<< UInt64(truncatingIfNeeded: middle &* 8)
      | UInt64(bytes[count &- 1]) &<< UInt64(truncatingIfNeeded: (rest &- 1) &* 8)
  }

  /// `byte` in the places above the lowest `count` bytes (1 to 7), zeros below.
  @inline(__always)
  static func filler(_ byte: UInt8, above count: Int) -> UInt64 {
    repeating(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
  }

  /// Which bytes are `first` to `last`; all bytes of `word` must be below 0x80.
  @inline(__always)
  static func within(_ word: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
    (word &+ repeating(0x80 - first)) & ~(word &+ repeating(0x7F - last)) & highs
  }

  /// Which bytes are `byte`; all bytes of `word` must be below 0x80.
  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    ~((word ^ repeating(byte)) &+ repeating(0x7F)) & highs
  }

  /// Which bytes are zero.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~highs) &+ repeating(0x7F)) | word) & highs
  }

  /// Which bytes are ASCII letters; all bytes of `word` must be below 0x80.
  @inline(__always)
  static func letters(_ word: UInt64) -> UInt64 {
    within(word | repeating(0x20), UInt8(ascii: "a"), UInt8(ascii: "z"))
  }

  /// All ASCII capitals to small letters.
  @inline(__always)
  static func lowercased(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let isCapital = within(low, UInt8(ascii: "A"), UInt8(ascii: "Z")) & ~word
    return word | (isCapital &>> 2)
  }

  /// Which bytes are control characters or not ASCII.
  @inline(__always)
  static func notPlain(_ word: UInt64) -> UInt64 {
    let belowBlank = (word &- repeating(0x20)) & ~word
    let delete = word ^ repeating(0x7F)
    let isDelete = (delete &- ones) & ~delete
    return (word | belowBlank | isDelete) & highs
  }
}
