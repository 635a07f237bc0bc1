/// A directory server as a source: where it is, how to get in, what to read.
package struct LiveSource: Sendable {
  /// As the user named it; what reports call the source.
  package var name: String
  /// In order of preference.
  package var servers: [LDAPURL]
  package var signIn: SignIn
  package var encryption: Encryption
  /// A PEM file with the authorities to trust; nil for the system's.
  package var authorities: String?
  /// Distinguished names to search under; none means the server's own naming context.
  package var bases: [String]
  /// Filters, any of which lets an entry through; none means all users.
  package var filters: [String]
  /// Groups whose members are wanted, by distinguished name or common name.
  package var groups: [String]
  /// Seconds for each step: finding the server, connecting, TLS, signing in, each page.
  package var timeout: Int

  /// How a connection to `ldap://` is protected.
  package enum Encryption: Sendable, Equatable {
    /// By TLS from the start (`ldaps`), by Kerberos, or there is nothing to protect.
    case byScheme
    /// StartTLS before anything else.
    case startTLS
    /// The user has said that a password may travel as clear text.
    case plaintextAllowed
  }

  /// All users (Microsoft, "Active Directory: LDAP Syntax Filters").
  package static let userFilter = "(&(objectCategory=person)(objectClass=user))"

  package init(
    name: String, signIn: SignIn, encryption: Encryption = .byScheme, authorities: String? = nil,
    bases: [String] = [], filters: [String] = [], groups: [String] = [], timeout: Int = 60
  ) throws(LiveError) {
    self.name = name
    servers = try LDAPURL.list(name)
    self.signIn = signIn
    self.encryption = encryption
    self.authorities = authorities
    self.bases = bases
    self.filters = filters
    self.groups = groups
    self.timeout = timeout
  }
}

/// How to sign in.
package enum SignIn: Sendable {
  case anonymous
  /// A name and its password (RFC 4513, section 5.1.3).
  case simple(name: String, password: Password)
  /// Kerberos (SASL GSSAPI), with the ticket of the cache, or one got by the keys in `keytab`.
  case kerberos(keytab: String?)
  /// As whom the connection shows (SASL EXTERNAL): the Unix user on `ldapi://`.
  case external

  /// A password, which no description of it shows.
  package struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
  {
    let text: String
    package init(_ text: String) { self.text = text }
    package var description: String { "(password)" }
    package var debugDescription: String { description }
    package var customMirror: Swift.Mirror { Swift.Mirror(self, children: [:]) }
  }
}

extension SignIn {
  /// As whom, for people.
  var words: String {
    switch self {
    case .anonymous: "anonymous"
    case .simple(let name, _): "as \(name)"
    case .kerberos(let keytab): keytab.map { "with the keys of \($0)" } ?? "with a Kerberos ticket"
    case .external: "as whom the connection shows"
    }
  }
}
