internal import CInstructions

/// Looking at 32 bytes at once: most lines and many cells of a row end within so many, so that the
/// processor guesses rightly how often the loop goes round.
///
/// Why it is sound: whoever calls knows that so many bytes are there, which tests and the fuzzer check.
enum ByteBlock {
  static let size = 32

  /// A bit for each byte from `offset` on, the first the lowest: set where it is a control character (but
  /// DEL) or not ASCII.
  @unsafe @inline(__always)
  static func notPlain(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    assert(offset >= 0 && offset <= bytes.count - size)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return .max }
      return unsafe rollcall_bytes_outside(base + offset, 0x20)
    }
  }

  /// A bit for each byte from `offset` on, the first the lowest: set where it is one of two.
  @unsafe @inline(__always)
  static func equal(
    _ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, at offset: Int
  ) -> UInt32 {
    assert(offset >= 0 && offset <= bytes.count - size)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return unsafe rollcall_bytes_equal(base + offset, one, other)
    }
  }
}
