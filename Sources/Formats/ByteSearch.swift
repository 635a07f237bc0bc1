#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Searching in bytes, by the C library's vector code.
///
/// The only unsafe step is the call itself: the bounds are checked first, the pointer does not leave.
package enum ByteSearch {
  /// The position of the first `byte` in `range`, or nil.
  package static func first(_ byte: UInt8, in bytes: Span<UInt8>, range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    guard !range.isEmpty else { return nil }
    return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
      guard let base = buffer.baseAddress,
        let hit = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
  }

  /// How many `byte` there are in `range`.
  package static func count(_ byte: UInt8, in bytes: Span<UInt8>, range: Range<Int>) -> Int {
    var total = 0
    for position in range where bytes[position] == byte { total += 1 }
    return total
  }
}
