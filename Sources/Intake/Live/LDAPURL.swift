/// Where a directory server is, and optionally what to read there (RFC 4516).
package struct LDAPURL: Sendable, Equatable {
  package enum Scheme: String, Sendable, CaseIterable {
    /// Plain, or encrypted by StartTLS.
    case ldap
    /// TLS from the first byte.
    case ldaps
    /// A Unix socket of this machine.
    case ldapi
  }

  package let scheme: Scheme
  /// A host name or address; the path of the socket for ``Scheme/ldapi``.
  package let host: String
  /// As given, or the scheme's own; 0 for a socket.
  package let port: Int
  /// The distinguished name to search under, if the URL has one.
  package let base: String?
  /// How deep to search, if the URL says so.
  package let scope: LDAPScope?
  package let filter: String?

  /// The ports of a Global Catalog (Microsoft, "Service overview and network port requirements").
  package var isGlobalCatalog: Bool { port == 3268 || port == 3269 }

  /// Scheme, host and port, for messages and for libldap.
  package var server: String {
    switch scheme {
    case .ldapi: "ldapi://" + LDAPURL.escaped(host)
    case .ldap: "ldap://" + authority(standardPort: 389)
    case .ldaps: "ldaps://" + authority(standardPort: 636)
    }
  }

  private func authority(standardPort: Int) -> String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == standardPort ? name : "\(name):\(port)"
  }

  /// Whether a source is a server rather than a file.
  package static func isURL(_ text: String) -> Bool {
    Scheme.allCases.contains { text.lowercased().hasPrefix($0.rawValue + "://") }
  }

  /// The servers that one source names, in order of preference, with blanks between them as
  /// ldapsearch -H has it. Throws ``LiveError``.
  package static func list(_ text: String) throws(LiveError) -> [LDAPURL] {
    var urls: [LDAPURL] = []
    for part in text.split(separator: " ") { urls.append(try LDAPURL(String(part))) }
    guard !urls.isEmpty else { throw LiveError(.malformedURL("it is empty"), server: text) }
    return urls
  }

  /// Reads `ldap://host:port/base?attributes?scope?filter`. Throws ``LiveError``.
  package init(_ text: String) throws(LiveError) {
    func malformed(_ reason: String) -> LiveError {
      LiveError(.malformedURL(reason), server: LDAPURL.withoutSecrets(text))
    }
    guard let mark = text.firstRange(of: "://"),
      let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased())
    else { throw malformed("it must begin with ldap://, ldaps:// or ldapi://") }
    let rest = text[mark.upperBound...]
    let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var parts = rest[slash...].drop { $0 == "/" }
      .split(separator: "?", maxSplits: 4, omittingEmptySubsequences: false)[...]
    func part() throws(LiveError) -> String? {
      guard let part = parts.popFirst(), !part.isEmpty else { return nil }
      guard let text = LDAPURL.unescaped(part) else {
        throw malformed("a % is not followed by two hexadecimal digits, or the text is not UTF-8")
      }
      return text
    }
    base = try part()
    guard try part() == nil else { throw malformed("attributes in it are not used") }
    let depth = try part()
    guard depth == nil || depth.flatMap(LDAPScope.init(rawValue:)) != nil else {
      throw malformed("the scope must be sub, one or base")
    }
    scope = depth.flatMap(LDAPScope.init(rawValue:))
    filter = try part()
    guard parts.allSatisfy({ $0.isEmpty }) else { throw malformed("extensions are not known") }
    self.scheme = scheme
    let authority = String(rest[..<slash])
    guard !authority.contains("@") else {
      throw malformed("a name or password does not belong there; give --bind-name")
    }
    if scheme == .ldapi {
      guard let path = LDAPURL.unescaped(authority[...]) else {
        throw malformed("the path of the socket is not readable")
      }
      host = path.isEmpty ? LDAPURL.standardSocket : path
      port = 0
    } else {
      guard let place = LDAPURL.place(authority) else {
        throw malformed("it needs a host name, and the port must be a number up to 65535")
      }
      host = place.host
      port = place.port ?? (scheme == .ldaps ? 636 : 389)
    }
  }

  /// A URL to be shown, whatever somebody has put before the @.
  private static func withoutSecrets(_ text: String) -> String {
    guard let mark = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"),
      at > mark.lowerBound
    else { return text }
    return "\(text[..<mark.upperBound])...\(text[at...])"
  }

  /// Where OpenLDAP's server listens when nobody says otherwise (ldap.conf(5), Debian).
  private static let standardSocket = "/var/run/slapd/ldapi"

  /// Host and port, with brackets around an IPv6 address.
  private static func place(_ text: String) -> (host: String, port: Int?)? {
    var host = text[...]
    var rest = Substring()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      rest = text[text.index(after: end)...]
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      rest = text[colon...]
    }
    guard !host.isEmpty else { return nil }
    guard !rest.isEmpty else { return (String(host), nil) }
    guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65535).contains(port) else {
      return nil
    }
    return (String(host), port)
  }

  private static func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalValue,
        let low = rest.popFirst()?.hexadecimalValue
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The characters that may not stand in a URL as they are, as `%2F`.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
      guard !isPlain else { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

/// How deep a search goes; raw values as in URLs.
package enum LDAPScope: String, Sendable {
  case base
  case one
  case sub
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
