/// How well bytes keep the rules of UTF-8 (RFC 3629): whether they are UTF-8, or were meant to be.
package struct UTF8Survey: Sendable, Equatable {
  /// Well-formed characters of more than one byte.
  package private(set) var multibyteCharacters = 0
  /// Bytes that belong to no well-formed character.
  package private(set) var invalidBytes = 0
  /// The offset of the first of them.
  package private(set) var firstInvalid: Int?

  package var isValid: Bool { firstInvalid == nil }

  /// True when the bytes are damaged UTF-8 rather than something else: characters outnumber the
  /// damage ten to one. A code page has hardly any byte pairs that pass for UTF-8.
  package var isMostlyUTF8: Bool { isValid || multibyteCharacters > 10 * invalidBytes }

  /// Looks at all bytes from `start` on.
  package init(_ bytes: Span<UInt8>, from start: Int = 0) {
    var position = ByteWords.firstNonASCII(in: bytes, from: start)
    while position < bytes.count {
      let length = UTF8Survey.characterLength(bytes, at: position)
      if length > 0 {
        multibyteCharacters += 1
        position += length
      } else {
        if firstInvalid == nil { firstInvalid = position }
        invalidBytes += 1
        position += 1
      }
      if position < bytes.count, bytes[position] < 0x80 {
        position = ByteWords.firstNonASCII(in: bytes, from: position)
      }
    }
  }

  /// The length of the well-formed character at `position` (1 to 4 bytes), or 0 when there is none.
  /// Overlong forms, surrogates and what lies above U+10FFFF are not well-formed (RFC 3629, 3-4).
  @inline(__always)
  static func characterLength(_ bytes: Span<UInt8>, at position: Int) -> Int {
    let lead = bytes[position]
    if lead < 0x80 { return 1 }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, position + length <= bytes.count else { return 0 }
    let second = bytes[position + 1]
    let allowed: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard allowed.contains(second) else { return 0 }
    if length > 2, bytes[position + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, bytes[position + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
