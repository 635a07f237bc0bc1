/// What one search asks for (RFC 4511, section 4.5.1).
struct LDAPSearch: Sendable, Equatable {
  /// Whether values come along.
  enum Content: Sendable {
    case values
    case namesOnly
  }

  var base: String
  var scope: LDAPScope
  var filter: String
  /// None means all that users may see.
  var attributes: [String]
  var content = Content.values

  init(
    base: String, scope: LDAPScope = .sub, filter: String = "(objectClass=*)",
    attributes: [String] = [], content: Content = .values
  ) {
    self.base = base
    self.scope = scope
    self.filter = filter
    self.attributes = attributes
    self.content = content
  }

  /// `text` as a value in a filter (RFC 4515, section 3).
  static func escaped(_ text: String) -> String {
    escaped(Array(text.utf8)) { byte in
      (0x20...0x7E).contains(byte) && !"*()\\".utf8.contains(byte)
    }
  }

  /// `bytes` as a value in a filter, all of them escaped.
  static func escaped(_ bytes: [UInt8]) -> String { escaped(bytes) { _ in false } }

  private static func escaped(_ bytes: [UInt8], isPlain: (UInt8) -> Bool) -> String {
    bytes.map { byte in
      guard !isPlain(byte) else { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16)
      return "\\" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  /// One filter that lets through what any of `filters` does.
  static func any(of filters: [String]) -> String {
    filters.count == 1 ? filters[0] : "(|" + filters.map(parenthesised).joined() + ")"
  }

  /// A filter may be given without its outer parentheses, as ldapsearch takes it.
  static func parenthesised(_ filter: String) -> String {
    filter.hasPrefix("(") ? filter : "(\(filter))"
  }
}
