package import Formats

/// One input: what it was, and what became of it.
package struct SourceInfo: Sendable {
  /// What the source was given as.
  package enum Role: String, Sendable, CaseIterable {
    case directory, console, sites, entra, decisions, licenses
  }

  /// How a record of a source is named.
  package enum Places: Sendable {
    /// By its line.
    case lines
    /// By its distinguished name, on the server of this URL.
    case entries(server: String)
  }

  package var role: Role
  /// As the user named it: a path, `-`, or a URL.
  package var name: String
  /// By what its records are found again.
  package var places = Places.lines
  /// The recognised format, for people: `LDIF`, `CSV (semicolon)`, `SCIM JSON`.
  package var kind: String
  /// The recognised text encoding, for people.
  package var encoding: String
  /// Size in bytes, as read.
  package var bytes: Int
  /// SHA-256 of the bytes as read.
  package var sha256: Checksum
  /// Records that could be read, including those that are no user.
  package var records: Int
  package var rejects: [Reject]
  package var notices: [Notice]
  /// Names of the columns or attributes that no Rollcall field took, and those that one did.
  package var usedNames: [String]
  package var unusedNames: [String]
  /// Where what the user set differs from what the content looks like.
  package var contradictions: [String]

  package init(
    role: Role, name: String, kind: String, encoding: String, bytes: Int, sha256: Checksum
  ) {
    self.role = role
    self.name = name
    self.kind = kind
    self.encoding = encoding
    self.bytes = bytes
    self.sha256 = sha256
    records = 0
    rejects = []
    notices = []
    usedNames = []
    unusedNames = []
    contradictions = []
  }
}

/// Where a row stands.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  /// A file, or whatever else has lines, and the line in it, from 1.
  case line(Int, source: String)
  /// An LDAP server, as a URL, and the entry's distinguished name.
  case entry(String, server: String)

  /// `file:line`, or the server and the distinguished name.
  package var description: String {
    switch self {
    case .line(let line, let source): "\(source):\(line)"
    case .entry(let name, let server): "\(server) \(name)"
    }
  }
}
