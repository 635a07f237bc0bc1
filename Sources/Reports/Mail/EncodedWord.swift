/// Text as it may stand in a mail's header: ASCII stays, anything else becomes encoded words (RFC 2047).
enum EncodedWord {
  /// A value that ends no header: line ends and other control characters become blanks. Long ones are
  /// folded into lines.
  static func value(_ text: String, after name: String) -> String {
    let clean = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    let isPlain = clean.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !clean.contains("=?")
    if isPlain, name.utf8.count + 2 + clean.utf8.count <= 76 { return clean }
    return words(of: clean).joined(separator: "\r\n ")
  }

  /// Base64 of so many bytes is a word of 75 characters at most, its frame included, and leaves room for
  /// the name of the header.
  private static let size = 39

  /// Characters are never cut in two.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    func end() { words.append("=?UTF-8?B?\(Base64.text(bytes))?=") }
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if bytes.count + next.count > size {
        end()
        bytes = []
      }
      bytes += next
    }
    end()
    return words
  }
}

/// Base64 (RFC 4648, section 4).
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        output.append(
          place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
