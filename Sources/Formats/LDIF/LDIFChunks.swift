/// Cuts LDIF into stretches that can be read apart from each other.
package enum LDIFChunks {
  /// Up to `targetCount` ranges of about the same length, in order, which cover `bytes`; none for no
  /// bytes.
  ///
  /// A cut is made only between an empty line and a line that starts with `dn:`, where a record begins
  /// whatever stands before, so that reading the ranges one by one gives what reading all at once
  /// gives. A source without such a place is one range.
  package static func ranges(of bytes: Span<UInt8>, targetCount: Int) -> [Range<Int>] {
    guard bytes.count > 0 else { return [] }
    let length = max(1, bytes.count / max(1, targetCount))
    var ranges: [Range<Int>] = []
    var start = 0
    while bytes.count - start > length, ranges.count + 1 < targetCount,
      let cut = boundary(in: bytes, from: start + length)
    {
      ranges.append(start..<cut)
      start = cut
    }
    ranges.append(start..<bytes.count)
    return ranges
  }

  /// The first place from `position` on where a record begins after an empty line.
  private static func boundary(in bytes: Span<UInt8>, from position: Int) -> Int? {
    var position = position
    while let lineEnd = ByteSearch.first(0x0A, in: bytes, range: position..<bytes.count) {
      position = lineEnd + 1
      var start = position
      if start < bytes.count, bytes[start] == 0x0D { start += 1 }
      guard start < bytes.count, bytes[start] == 0x0A else { continue }
      if startsWithDN(bytes, at: start + 1) { return start + 1 }
    }
    return nil
  }

  private static func startsWithDN(_ bytes: Span<UInt8>, at position: Int) -> Bool {
    position + 2 < bytes.count && bytes[position] | 0x20 == 0x64
      && bytes[position + 1] | 0x20 == 0x6E && bytes[position + 2] == 0x3A
  }
}
