/// Bytes as base64 (RFC 4648, section 4), with padding and without line ends.
package enum Base64Text {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  package static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    let alphabet = alphabet
    var position = 0
    while position < bytes.count {
      let left = bytes.count - position
      let first = UInt32(bytes[position]) << 16
      let second = left > 1 ? UInt32(bytes[position + 1]) << 8 : 0
      let third = left > 2 ? UInt32(bytes[position + 2]) : 0
      let group = first | second | third
      output.append(alphabet[Int(group >> 18)])
      output.append(alphabet[Int(group >> 12 & 0x3F)])
      output.append(left > 1 ? alphabet[Int(group >> 6 & 0x3F)] : UInt8(ascii: "="))
      output.append(left > 2 ? alphabet[Int(group & 0x3F)] : UInt8(ascii: "="))
      position += 3
    }
  }
}
