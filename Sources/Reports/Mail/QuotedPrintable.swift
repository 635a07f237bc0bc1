/// Text as quoted-printable (RFC 2045, section 6.7): ASCII lines of at most 76 characters, which mail
/// servers leave alone.
enum QuotedPrintable {
  /// Lines end with CR LF, as in mails.
  static func encode(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    // Each line by itself: what ends a line in the text ends one in the mail.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      if number > 0 { output += [0x0D, 0x0A] }
      encode(Array(line.utf8), into: &output)
    }
    return output
  }

  private static func encode(_ line: [UInt8], into output: inout [UInt8]) {
    var column = 0
    for (position, byte) in line.enumerated() {
      let isLast = position == line.count - 1
      let piece = isPlain(byte, isLast: isLast) ? [byte] : escaped(byte)
      // A line that goes on needs room for the "=" that says so.
      if column + piece.count > (isLast ? 76 : 75) {
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      // Some servers end the mail at a line with nothing but a full stop (RFC 5321, section 4.5.2).
      let isLoneStop = byte == UInt8(ascii: ".") && column == 0
      let bytes = isLoneStop ? escaped(byte) : piece
      output += bytes
      column += bytes.count
    }
  }

  /// A blank at the end of a line may get lost on the way.
  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { return !isLast }
    return byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
