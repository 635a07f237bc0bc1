/// Text as JSON (RFC 8259, section 7).
package enum JSONText {
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// Appends `text` with its quotes.
  package static func append(_ text: String, to output: inout [UInt8]) {
    append(text.utf8.span, to: &output)
  }

  /// Appends UTF-8 with its quotes. Control characters, quotes and backslashes are escaped, so are
  /// U+2028 and U+2029, which end lines for some readers; bytes that are not UTF-8 become U+FFFD.
  package static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var plainStart = 0
    var position = 0
    while true {
      position = ByteWords.firstNotPlainInJSON(in: bytes, from: position)
      guard position < bytes.count else { break }
      let length = UTF8Survey.characterLength(bytes, at: position)
      if length > 0, !needsEscape(bytes, at: position, length) {
        position += length
        continue
      }
      output.append(bytes, range: plainStart..<position)
      if length == 0 {
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        appendEscape(bytes, at: position, length, to: &output)
      }
      position += max(1, length)
      plainStart = position
    }
    output.append(bytes, range: plainStart..<position)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends `bytes` with quotes if they are ASCII without anything to escape; says whether they were.
  static func appendPlain(_ bytes: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    guard ByteWords.firstNotPlainInJSON(in: bytes, from: 0) == bytes.count else { return false }
    output.append(UInt8(ascii: "\""))
    output.append(bytes, range: 0..<bytes.count)
    output.append(UInt8(ascii: "\""))
    return true
  }

  @inline(__always)
  private static func needsEscape(_ bytes: Span<UInt8>, at position: Int, _ length: Int) -> Bool {
    let byte = bytes[position]
    if length == 1 {
      return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }
    return length == 3 && byte == 0xE2 && bytes[position + 1] == 0x80
      && bytes[position + 2] & 0xFE == 0xA8
  }

  private static func appendEscape(
    _ bytes: Span<UInt8>, at position: Int, _ length: Int, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "\\"))
    if length == 3 {
      output.append(contentsOf: "u202".utf8)
      output.append(bytes[position + 2] == 0xA8 ? UInt8(ascii: "8") : UInt8(ascii: "9"))
      return
    }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: "u00".utf8)
      output.append(hexDigits[Int(byte >> 4)])
      output.append(hexDigits[Int(byte & 0xF)])
    }
  }
}
