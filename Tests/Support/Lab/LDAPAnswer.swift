/// The messages of a server (RFC 4511), as bytes.
package enum LDAPAnswer {
  /// The control for results in pages (RFC 2696).
  package static let pagedResults = "1.2.840.113556.1.4.319"

  /// How an operation ended.
  package struct Result: Sendable {
    package var code: Int
    package var text: String
    /// Where to ask instead, for code 10.
    package var referrals: [String]

    package init(_ code: Int = 0, _ text: String = "", referrals: [String] = []) {
      self.code = code
      self.text = text
      self.referrals = referrals
    }

    package static let success = Result()
  }

  package static func bind(_ id: Int, _ result: Result) -> [UInt8] {
    message(id, 0x61, body(of: result))
  }

  package static func extended(_ id: Int, _ result: Result) -> [UInt8] {
    message(id, 0x78, body(of: result))
  }

  /// The end of a search; with a cookie (an empty one on the last page), it ends a page.
  package static func done(_ id: Int, _ result: Result, cookie: [UInt8]? = nil) -> [UInt8] {
    guard let cookie else { return message(id, 0x65, body(of: result)) }
    return done(id, result, control: BER.sequence(BER.number(0), BER.element(0x04, cookie)))
  }

  /// The end of a search with any bytes in place of what is said about the page.
  package static func done(_ id: Int, _ result: Result, control value: [UInt8]) -> [UInt8] {
    let control = BER.sequence(BER.text(pagedResults), BER.element(0x04, value))
    return message(id, 0x65, body(of: result), controls: BER.element(0xA0, control))
  }

  package static func entry(_ id: Int, _ entry: LDAPEntry) -> [UInt8] {
    let attributes = entry.attributes.map { attribute in
      let values = attribute.values.flatMap { BER.text($0) }
      return BER.sequence(BER.text(attribute.name), BER.element(0x31, values))
    }
    let list = BER.element(0x30, attributes.flatMap { $0 })
    return message(id, 0x64, BER.text(entry.dn) + list)
  }

  /// A reference to another server that knows the rest.
  package static func reference(_ id: Int, _ uri: String) -> [UInt8] {
    message(id, 0x73, BER.text(uri))
  }

  private static func body(of result: Result) -> [UInt8] {
    let head = BER.number(result.code, tag: 0x0A) + BER.text("") + BER.text(result.text)
    guard !result.referrals.isEmpty else { return head }
    return head + BER.element(0xA3, result.referrals.flatMap { BER.text($0) })
  }

  private static func message(
    _ id: Int, _ tag: UInt8, _ contents: [UInt8], controls: [UInt8] = []
  ) -> [UInt8] {
    BER.sequence(BER.number(id), BER.element(tag, contents), controls)
  }
}

/// An entry that a made-up server gives.
package struct LDAPEntry: Sendable {
  package var dn: String
  package var attributes: [(name: String, values: [String])]

  package init(dn: String, attributes: [(name: String, values: [String])]) {
    self.dn = dn
    self.attributes = attributes
  }

  /// Somebody of whom enough is known to be a directory user.
  package static func user(_ account: String) -> LDAPEntry {
    LDAPEntry(
      dn: "CN=\(account),OU=Staff,DC=lab,DC=example",
      attributes: [
        ("objectClass", ["top", "person", "organizationalPerson", "user"]), ("cn", [account]),
        ("sAMAccountName", [account]), ("userPrincipalName", ["\(account)@lab.example"]),
        ("physicalDeliveryOfficeName", ["Berlin"]), ("userAccountControl", ["512"]),
      ])
  }
}
