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

  /// Whether `part` stands anywhere in `bytes`; nothing stands everywhere.
  package static func contains(_ part: Span<UInt8>, in bytes: Span<UInt8>) -> Bool {
    guard part.count > 0 else { return true }
    let end = max(0, bytes.count - part.count + 1)
    var start = 0
    while let position = first(part[0], in: bytes, range: start..<end) {
      if equal(bytes, at: position, part, at: 0, count: part.count) { return true }
      start = position + 1
    }
    return false
  }

  /// How many `byte` there are in `range`.
  package static func count(_ byte: UInt8, in bytes: Span<UInt8>, range: Range<Int>) -> Int {
    var total = 0
    for position in range where bytes[position] == byte { total += 1 }
    return total
  }
}
