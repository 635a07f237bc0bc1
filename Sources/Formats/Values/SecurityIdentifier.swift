/// An objectSid: revision, a 48-bit authority (big-endian), and sub-authorities (little-endian)
/// (MS-DTYP, 2.4.2.2).
package struct SecurityIdentifier: Hashable, Sendable {
  package let revision: UInt8
  package let authority: UInt64
  package let subAuthorities: [UInt32]

  /// The bytes in `range`; nil if they are not exactly one identifier.
  package init?(raw bytes: Span<UInt8>, in range: Range<Int>) {
    guard range.count >= 8, range.count == 8 + 4 * Int(bytes[range.lowerBound + 1]) else {
      return nil
    }
    let start = range.lowerBound
    revision = bytes[start]
    var authority: UInt64 = 0
    for offset in 2..<8 { authority = authority << 8 | UInt64(bytes[start + offset]) }
    self.authority = authority
    var subAuthorities: [UInt32] = []
    for field in stride(from: start + 8, to: range.upperBound, by: 4) {
      var number: UInt32 = 0
      for offset in (0..<4).reversed() { number = number << 8 | UInt32(bytes[field + offset]) }
      subAuthorities.append(number)
    }
    self.subAuthorities = subAuthorities
  }

  /// A value in any form that programs write: raw bytes, `X'hex'` (csvde), or `S-1-5-...` text.
  package init?(value bytes: Span<UInt8>, in range: Range<Int>) {
    if let raw = HexadecimalValue.decodeCSVDE(bytes, in: range) {
      self.init(raw: raw.span, in: 0..<raw.count)
    } else if range.count > 2, bytes[range.lowerBound] | 0x20 == 0x73 {
      self.init(text: ByteSearch.text(bytes, range: range, limit: 256))
    } else {
      self.init(raw: bytes, in: range)
    }
  }

  /// `S-1-5-21-...`.
  package init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "S" || parts[0] == "s",
      let revision = UInt8(parts[1]), let authority = UInt64(parts[2])
    else { return nil }
    let numbers = parts.dropFirst(3).map { UInt32($0) }
    guard authority < 1 << 48, numbers.count <= 255, !numbers.contains(nil) else { return nil }
    self.revision = revision
    self.authority = authority
    subAuthorities = numbers.compactMap { $0 }
  }

  /// `S-1-5-21-3332504370-1206983947-1165150453-1109`.
  package var text: String {
    (["S", "\(revision)", "\(authority)"] + subAuthorities.map { "\($0)" }).joined(separator: "-")
  }
}
