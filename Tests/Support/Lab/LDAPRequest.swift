/// What a client asks of a server (RFC 4511).
package struct LDAPRequest: Sendable {
  package enum Operation: Sendable {
    case bind(name: String)
    case search(Search)
    /// The object identifier of what is asked: StartTLS is 1.3.6.1.4.1.1466.20037.
    case extended(String)
    case unbind
    /// Anything else, by its tag.
    case other(UInt8)
  }

  package struct Search: Sendable {
    package let base: String
    /// 0 the base alone, 1 what is right below, 2 everything below.
    package let scope: Int
    /// In small letters, as they are asked for.
    package let attributes: [String]
    /// The size of the page that is wanted, and where it begins (RFC 2696).
    package let page: (size: Int, cookie: [UInt8])?

    /// Whether it is about the server itself.
    package var isForRootDSE: Bool { base.isEmpty && scope == 0 }
  }

  package let id: Int
  package let operation: Operation

  /// Nil when the bytes are no LDAP message.
  package init?(_ bytes: [UInt8]) {
    var outer = BERReader(bytes)
    guard let message = outer.next() else { return nil }
    var reader = BERReader(message.contents)
    id = reader.number()
    guard let request = reader.next() else { return nil }
    let controls = reader.next()?.contents ?? []
    operation = Self.operation(request.tag, BERReader(request.contents), controls)
  }

  private static func operation(
    _ tag: UInt8, _ contents: BERReader, _ controls: [UInt8]
  ) -> Operation {
    var reader = contents
    switch tag {
    case 0x42: return .unbind
    case 0x60:
      _ = reader.number()
      return .bind(name: reader.text())
    case 0x63: return .search(search(&reader, controls))
    case 0x77: return .extended(reader.text())
    default: return .other(tag)
    }
  }

  private static func search(_ reader: inout BERReader, _ controls: [UInt8]) -> Search {
    let base = reader.text()
    let scope = reader.number()
    // How aliases are followed, the limits, whether only names are wanted, the filter.
    for _ in 0..<5 { _ = reader.next() }
    var names = BERReader(reader.next()?.contents ?? [])
    var attributes: [String] = []
    while let name = names.next() {
      attributes.append(String(decoding: name.contents, as: UTF8.self).lowercased())
    }
    return Search(base: base, scope: scope, attributes: attributes, page: page(controls))
  }

  private static func page(_ controls: [UInt8]) -> (size: Int, cookie: [UInt8])? {
    var list = BERReader(controls)
    while let control = list.next() {
      var parts = BERReader(control.contents)
      guard parts.text() == LDAPAnswer.pagedResults else { continue }
      var last: [UInt8] = []
      while let part = parts.next() { last = part.contents }
      var value = BERReader(last)
      var inner = BERReader(value.next()?.contents ?? [])
      return (inner.number(), inner.next()?.contents ?? [])
    }
    return nil
  }
}
