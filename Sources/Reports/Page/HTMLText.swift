import Mustache

/// Text that stands in HTML.
enum HTMLText {
  /// Escaped for element content and for attribute values in double quotes. It goes by bytes: an
  /// implementation that goes by `Character` would let `"` through when a combining mark follows it.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { replacement(of: $0) != nil }) else { return text }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let replacement = replacement(of: byte) {
        escaped.append(contentsOf: replacement.utf8)
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// A value from a file, fit to be shown: nothing hidden, at most `limit` characters, not escaped.
  static func shown(_ text: String, limit: Int = 300) -> String {
    let start = text.unicodeScalars.prefix(limit)
    let isCut = start.endIndex != text.unicodeScalars.endIndex
    return TerminalText.sanitised(String(start)) + (isCut ? "…" : "")
  }

  private static func replacement(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

/// How templates of pages escape: as ``HTMLText`` does.
struct PageContentType: MustacheContentType {
  /// What templates call it, in `{{% CONTENT_TYPE: ... }}`.
  static let name = "PAGE"

  func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
