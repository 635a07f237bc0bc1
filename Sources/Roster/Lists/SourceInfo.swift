package import Formats

/// One input: what it was, and what became of it.
package struct SourceInfo: Sendable {
  /// What the source was given as.
  package enum Role: String, Sendable, CaseIterable {
    case directory, console, sites, entra, decisions
  }

  package var role: Role
  /// As the user named it: a path, `-`, or a URL.
  package var name: String
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

/// Where a row stands: source and line.
package struct Origin: Hashable, Sendable, CustomStringConvertible {
  package let source: String
  package let line: Int

  package init(source: String, line: Int) {
    self.source = source
    self.line = line
  }

  /// `file:line`.
  package var description: String { "\(source):\(line)" }
}
