/// Small questions about ASCII values, asked without making text of them.
public enum ValueText {
  /// Whether `bytes` is `word`, without regard to ASCII case.
  @inline(__always)
  package static func equals(_ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
    bytes.count == word.utf8CodeUnitCount && begins(bytes, with: word)
  }

  /// Whether `bytes` begins with `word`, without regard to ASCII case.
  @inline(__always)
  package static func begins(_ bytes: Span<UInt8>, with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    // Sound: a StaticString's memory is there for the whole run, and `count` is its length, which
    // `bytes` has too.
    let expected = unsafe word.utf8Start
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<count {
        let (found, wanted) = unsafe (bytes[index], expected[index])
        if found != wanted, lowercased(found) != lowercased(wanted) { return false }
      }
      return true
    }
  }

  /// `TRUE`, `True`, `1`, `yes`, or their opposites; nil for anything else.
  package static func isTrue(_ bytes: Span<UInt8>) -> Bool? {
    if equals(bytes, "true") || equals(bytes, "1") || equals(bytes, "yes") { return true }
    if equals(bytes, "false") || equals(bytes, "0") || equals(bytes, "no") { return false }
    return nil
  }

  /// A decimal integer; nil for anything else, or if it does not fit.
  package static func integer(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count > 0 else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    var value: Int64 = 0
    guard bytes.count > (isNegative ? 1 : 0) else { return nil }
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (scaled, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = scaled.addingReportingOverflow(Int64(digit))
      if overflowed || carried { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  /// An ASCII capital as a small letter, everything else as it is.
  @inlinable public static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
