/// Reads the encoding of LDAP messages: BER with lengths that are known beforehand (RFC 4511, section
/// 5.1).
enum BER {
  /// The types that entries are made of (X.690, section 8).
  enum Tag: UInt8 {
    case octetString = 0x04
    case sequence = 0x30
    case set = 0x31
  }

  /// Where the contents of the element at `position` are, which then is behind it; nil when there is
  /// no whole element of this type.
  @inline(__always)
  static func contents(
    of tag: Tag, in bytes: Span<UInt8>, at position: inout Int, end: Int
  ) -> Range<Int>? {
    guard position >= 0, end <= bytes.count, end - position >= 2, bytes[position] == tag.rawValue
    else { return nil }
    var length = Int(bytes[position + 1])
    var start = position + 2
    if length >= 0x80 {
      guard let long = longLength(in: bytes, at: &start, count: length & 0x7F, end: end) else {
        return nil
      }
      length = long
    }
    guard end - start >= length else { return nil }
    position = start + length
    return start..<position
  }

  /// A length of so many bytes; Active Directory always takes four.
  private static func longLength(
    in bytes: Span<UInt8>, at position: inout Int, count: Int, end: Int
  ) -> Int? {
    guard count > 0, end - position >= count else { return nil }
    var length = 0
    for _ in 0..<count {
      guard length >> 48 == 0 else { return nil }
      length = length << 8 | Int(bytes[position])
      position += 1
    }
    return length
  }
}
