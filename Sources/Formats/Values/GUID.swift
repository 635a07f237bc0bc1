/// An objectGUID: 16 bytes, of which text shows the first three fields the other way round
/// (MS-DTYP, 2.3.4).
package struct GUID: Hashable, Sendable, BitwiseCopyable {
  /// The first and last eight bytes, as they stand in the directory, big-endian.
  private let first: UInt64
  private let last: UInt64

  /// The 16 bytes as two numbers, for joining lists.
  package var words: (UInt64, UInt64) { (first, last) }

  /// For each place of the text, the place in the directory's order.
  private static let places = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]

  /// All zero: stands for "none" where memory counts. No object has it.
  package static var zero: GUID { GUID(first: 0, last: 0) }

  private init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  /// The 16 bytes in `range`; nil for any other number.
  package init?(raw bytes: Span<UInt8>, in range: Range<Int>) {
    guard range.count == 16 else { return nil }
    var first: UInt64 = 0
    var last: UInt64 = 0
    for offset in 0..<8 {
      first = first << 8 | UInt64(bytes[range.lowerBound + offset])
      last = last << 8 | UInt64(bytes[range.lowerBound + 8 + offset])
    }
    self.first = first
    self.last = last
  }

  /// A value in any form that programs write, told apart by its length: 16 raw bytes (LDAP, LDIF),
  /// text with or without braces (PowerShell, ldbsearch), `X'hex'` (csvde), base64 (ImmutableID).
  package init?(value bytes: Span<UInt8>, in range: Range<Int>) {
    switch range.count {
    case 16: self.init(raw: bytes, in: range)
    case 36, 38: self.init(text: bytes, in: range)
    case 35:
      guard let raw = HexadecimalValue.decodeCSVDE(bytes, in: range) else { return nil }
      self.init(raw: raw.span, in: 0..<raw.count)
    case 24: self.init(base64: bytes, in: range)
    default: return nil
    }
  }

  /// `ea43fa2d-e0a9-4b52-a913-2f5b1570418c`, in either case, with or without braces.
  package init?(text bytes: Span<UInt8>, in range: Range<Int>) {
    var start = range.lowerBound
    if range.count == 38, bytes[start] == 0x7B, bytes[range.upperBound - 1] == 0x7D {
      start += 1
    } else if range.count != 36 {
      return nil
    }
    var raw = [UInt8](repeating: 0, count: 16)
    var position = start
    for (index, place) in Self.places.enumerated() {
      if [4, 6, 8, 10].contains(index) {
        guard bytes[position] == 0x2D else { return nil }
        position += 1
      }
      guard let byte = HexadecimalValue.byte(bytes[position], bytes[position + 1]) else {
        return nil
      }
      raw[place] = byte
      position += 2
    }
    self.init(raw: raw.span, in: 0..<16)
  }

  /// An ImmutableID (sourceAnchor) of Entra: the base64 of the 16 bytes.
  package init?(base64 bytes: Span<UInt8>, in range: Range<Int>) {
    guard range.count == 24 else { return nil }
    var raw: [UInt8] = []
    guard Base64.appendDecoded(bytes, range: range, to: &raw) else { return nil }
    self.init(raw: raw.span, in: 0..<raw.count)
  }

  /// As `init(value:in:)`.
  package init?(_ value: String) {
    let bytes = Array(value.utf8)
    self.init(value: bytes.span, in: 0..<bytes.count)
  }

  /// The 16 bytes as the directory holds them.
  package var bytes: [UInt8] {
    [first, last].flatMap { half in
      (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * $0)) }
    }
  }

  /// `ea43fa2d-e0a9-4b52-a913-2f5b1570418c`.
  package var text: String {
    var output: [UInt8] = []
    appendText(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends ``text``.
  package func appendText(to output: inout [UInt8]) {
    for index in 0..<16 {
      if index == 4 || index == 6 || index == 8 || index == 10 { output.append(0x2D) }
      // Places: 3 2 1 0, 5 4, 7 6, then as they come.
      let place = index < 4 ? 3 - index : index < 8 ? index ^ 1 : index
      let half = place < 8 ? first : last
      let byte = UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (place & 7)))
      output.append(GUID.digit(byte >> 4))
      output.append(GUID.digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// The ImmutableID.
  package var base64: String { Base64.encode(bytes) }
}

extension GUID: CustomStringConvertible {
  package var description: String { text }
}
