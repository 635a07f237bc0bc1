/// The content of a JSON string with escapes, as UTF-8 (RFC 8259, section 7).
enum JSONUnescaping {
  /// Appends what `content` stands for. A lone surrogate or an unknown escape becomes U+FFFD.
  static func append(_ content: Range<Int>, of bytes: Span<UInt8>, to output: inout [UInt8]) {
    var position = content.lowerBound
    while position < content.upperBound {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\"), position < content.upperBound else {
        output.append(byte)
        continue
      }
      let letter = bytes[position]
      position += 1
      let scalar =
        letter == UInt8(ascii: "u")
        ? scalar(of: bytes, at: &position, limit: content.upperBound) : control(letter)
      UTF8Bytes.each(of: scalar) { output.append($0) }
    }
  }

  private static func control(_ letter: UInt8) -> UInt32 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): UInt32(letter)
    default: 0xFFFD
    }
  }

  /// The character of the digits at `position`, with its second surrogate.
  private static func scalar(
    of bytes: Span<UInt8>, at position: inout Int, limit: Int
  ) -> UInt32 {
    guard let first = digits(bytes, at: position, limit: limit) else { return 0xFFFD }
    position += 4
    guard first & 0xF800 == 0xD800 else { return first }
    guard first < 0xDC00, position + 6 <= limit, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"),
      let second = digits(bytes, at: position + 2, limit: limit), second & 0xFC00 == 0xDC00
    else { return 0xFFFD }
    position += 6
    return 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
  }

  private static func digits(_ bytes: Span<UInt8>, at position: Int, limit: Int) -> UInt32? {
    guard position + 4 <= limit else { return nil }
    var value: UInt32 = 0
    for index in position..<position + 4 {
      switch bytes[index] {
      case let byte where byte >= 0x30 && byte <= 0x39: value = value << 4 | UInt32(byte - 0x30)
      case let byte where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66:
        value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
    }
    return value
  }
}
