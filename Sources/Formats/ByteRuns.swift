#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What kinds of unusual bytes a run of bytes holds.
package struct ByteKinds: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// At least one byte of 0x80 or more: not plain ASCII.
  package static let high = ByteKinds(rawValue: 1)
  /// At least one byte of zero.
  package static let zero = ByteKinds(rawValue: 2)
}

// Why the unsafe steps below are sound: each function checks its ranges against the spans first, and
// no pointer leaves its closure.

extension ByteSearch {
  /// Whether `count` bytes from `position` on are those of `other` from `otherPosition` on; false
  /// when either span is too short for that.
  @inline(__always)
  package static func equal(
    _ bytes: Span<UInt8>, at position: Int, _ other: Span<UInt8>, at otherPosition: Int, count: Int
  ) -> Bool {
    guard position >= 0, otherPosition >= 0, count >= 0, bytes.count - position >= count,
      other.count - otherPosition >= count
    else { return false }
    guard count > 0 else { return true }
    return unsafe bytes.withUnsafeBufferPointer { left in
      unsafe other.withUnsafeBufferPointer { right in
        guard let leftBase = left.baseAddress, let rightBase = right.baseAddress else {
          return false
        }
        return unsafe memcmp(leftBase + position, rightBase + otherPosition, count) == 0
      }
    }
  }

  /// Which unusual bytes there are in `range`; eight bytes at a time.
  @inline(__always)
  package static func kinds(in bytes: Span<UInt8>, range: Range<Int>) -> ByteKinds {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var seen: UInt64 = 0
    var borrowed: UInt64 = 0
    unsafe bytes.withUnsafeBytes { raw in
      var position = range.lowerBound
      while range.upperBound &- position >= 8 {
        let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        seen |= word
        borrowed |= (word &- ones) & ~word
        position &+= 8
      }
      let rest = range.upperBound &- position
      guard rest > 0 else { return }
      let word = unsafe last(rest, before: range.upperBound, in: raw)
      seen |= word
      borrowed |= (word &- ones) & ~word
    }
    var kinds: ByteKinds = []
    if seen & highs != 0 { kinds.insert(.high) }
    if borrowed & highs != 0 { kinds.insert(.zero) }
    return kinds
  }

  /// The `count` bytes before `end` (1 to 7) in the lower bits of a word, and ones above them. A loop
  /// over so few bytes costs more than all the words before.
  @inline(__always)
  private static func last(
    _ count: Int, before end: Int, in bytes: UnsafeRawBufferPointer
  ) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    if end >= 8 {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
      let bits = UInt64(truncatingIfNeeded: count &* 8)
      return word &>> (64 &- bits) | ones &<< bits
    }
    var word = ones
    for position in (end - count..<end).reversed() {
      word = unsafe word &<< 8 | UInt64(bytes[position])
    }
    return word
  }

  /// Whether all bytes are visible ASCII or spaces (0x20 to 0x7E); eight bytes at a time.
  @inline(__always)
  static func isPrintable(_ bytes: Span<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let count = bytes.count
    guard count >= 8 else {
      for position in 0..<count where bytes[position] < 0x20 || bytes[position] > 0x7E {
        return false
      }
      return true
    }
    return unsafe bytes.withUnsafeBytes { raw in
      var unusual: UInt64 = 0
      var position = 0
      while position < count {
        // The last eight may overlap those before.
        let offset = min(position, count - 8)
        let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        // A high bit where a byte has one, is 0x7F, or is below 0x20.
        unusual |= word | (word &+ ones) | ((word &- ones &* 0x20) & ~word)
        position += 8
      }
      return unusual & highs == 0
    }
  }

  /// Whether the bytes in `range` are well-formed UTF-8.
  package static func isUTF8(_ bytes: Span<UInt8>, range: Range<Int>) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.extracting(range))
      return true
    } catch {
      return false
    }
  }

  /// The bytes in `range` as text, invalid UTF-8 shown as U+FFFD; at most `limit` bytes of them,
  /// never cut inside a character.
  package static func text(_ bytes: Span<UInt8>, range: Range<Int>, limit: Int = .max) -> String {
    var end = range.upperBound
    if range.count > limit {
      end = range.lowerBound + limit
      while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    var copy: [UInt8] = []
    copy.append(bytes, range: range.lowerBound..<end)
    return String(decoding: copy, as: UTF8.self)
  }
}

extension Array<UInt8> {
  /// Appends the bytes of `bytes` in `range`.
  @inline(__always)
  package mutating func append(_ bytes: Span<UInt8>, range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }

  /// Appends a text of the program's own.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    // Sound: a StaticString given as a literal points to memory that is there for the whole run.
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}
