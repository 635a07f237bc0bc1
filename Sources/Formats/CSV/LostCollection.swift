/// The texts that PowerShell's Export-Csv writes for a property of several values, which are lost
/// then: it calls `ToString()` on the collection.
enum LostCollection {
  private static let texts: [[UInt8]] = [
    Array("Microsoft.ActiveDirectory.Management.ADPropertyValueCollection".utf8),
    Array("System.String[]".utf8),
  ]

  /// Whether the bytes in `range` are one of them.
  @inline(__always)
  static func isWritten(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    mayBeWritten(bytes, in: range) && isWrittenExactly(bytes, in: range)
  }

  /// False for nearly all values that are none of them, without a close look.
  @inline(__always)
  static func mayBeWritten(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    guard range.count == 15 || range.count == 62 else { return false }
    let first = bytes[range.lowerBound]
    return first == UInt8(ascii: "M") || first == UInt8(ascii: "S")
  }

  @inline(never)
  private static func isWrittenExactly(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    texts.contains { text in
      text.count == range.count
        && text.indices.allSatisfy { text[$0] == bytes[range.lowerBound + $0] }
    }
  }
}
