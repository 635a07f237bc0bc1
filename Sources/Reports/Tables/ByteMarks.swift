/// What is remembered of bytes that go by while they are copied.
///
/// Vectors of 16 bytes are added, subtracted and joined only: these are one instruction each, while the
/// compiler makes loops of comparisons (Swift 6.3). So a hit is a byte whose highest bit is set.
protocol ByteMarks {
  mutating func look(_ bytes: SIMD16<UInt8>)
}

extension ByteMarks {
  @inline(__always)
  mutating func look(_ first: UInt64, _ last: UInt64) {
    // Sound: both are 16 bytes, and any 16 bytes are such a vector.
    look(unsafe unsafeBitCast(SIMD2(first, last), to: SIMD16<UInt8>.self))
  }
}

/// Nothing is remembered.
struct NoMarks: ByteMarks {
  @inline(__always)
  mutating func look(_ bytes: SIMD16<UInt8>) {}
}

/// What a table has to know of a cell.
struct TableMarks: ByteMarks {
  /// Quotes, control characters, bytes beyond ASCII.
  private var odd = SIMD16<UInt8>(repeating: 0)
  private var commas = SIMD16<UInt8>(repeating: 0)

  @inline(__always)
  mutating func look(_ bytes: SIMD16<UInt8>) {
    // Bytes beyond ASCII have the highest bit anyway, so it does not matter that all three set it
    // for some of them too.
    let controls = bytes &- SIMD16(repeating: 0x20)
    odd |= bytes | controls | SIMD16.zeros(bytes ^ SIMD16(repeating: UInt8(ascii: "\"")))
    commas |= SIMD16.zeros(bytes ^ SIMD16(repeating: UInt8(ascii: ",")))
  }

  /// Whether the bytes can stand in a table as they are.
  @inline(__always)
  var isPlain: Bool { !(odd | commas).hasHit }

  /// Whether they are ASCII that only needs quotes around it.
  @inline(__always)
  var needsOnlyQuotes: Bool { !odd.hasHit && commas.hasHit }
}

/// What JSON in a page has to know of a text.
struct PageMarks: ByteMarks {
  private var odd = SIMD16<UInt8>(repeating: 0)

  @inline(__always)
  mutating func look(_ bytes: SIMD16<UInt8>) {
    let controls = bytes &- SIMD16(repeating: 0x20)
    let escaped =
      SIMD16.zeros(bytes ^ SIMD16(repeating: UInt8(ascii: "\"")))
      | SIMD16.zeros(bytes ^ SIMD16(repeating: UInt8(ascii: "\\")))
      | SIMD16.zeros(bytes ^ SIMD16(repeating: 0x7F))
      | SIMD16.zeros(bytes ^ SIMD16(repeating: UInt8(ascii: "<")))
    odd |= bytes | controls | escaped
  }

  /// Whether they are ASCII that can stand between the quotes as it is.
  @inline(__always)
  var isPlain: Bool { !odd.hasHit }
}

extension SIMD16<UInt8> {
  /// Has the highest bit where `bytes` is zero, and nowhere below 0x80 else.
  @inline(__always)
  fileprivate static func zeros(_ bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    bytes &- SIMD16(repeating: 1)
  }

  /// Whether any byte has its highest bit.
  @inline(__always)
  fileprivate var hasHit: Bool {
    // Sound: both are 16 bytes.
    let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0
  }
}
