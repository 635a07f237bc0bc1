/// Why an input could not be taken. Data problems inside a usable input are never errors.
package struct IntakeError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// The path names nothing, or nothing that may be read.
    case unreadable(reason: String)
    case isDirectory
    case empty
    case tooLarge
    /// gzip, zip, xz, bzip2, zstd.
    case compressed(program: String)
    /// An Excel workbook or another binary document.
    case notText(what: String)
    /// Neither LDIF nor CSV nor a SCIM list.
    case unknownFormat
    /// The format that the user asked for does not fit at all.
    case notOfFormat(String)
    /// No column that says who a user is.
    case noUsefulColumns(wanted: String, found: [String])
    /// Active Directory where Entra's own list belongs, which alone proves cloud names.
    case directoryInPlaceOfEntra
    /// An export of a directory was given as the users of Admin Console.
    case directoryInPlaceOfConsole
    /// An error response of a SCIM service, saved in place of users; with what it says.
    case scimError(detail: String)
    /// A SCIM list that speaks of users and holds none.
    case listWithoutUsers(detail: String)
    /// The whole file consists of change records.
    case onlyChangeRecords
    /// A header or comments, and nothing after them.
    case noRecords
  }

  package let kind: Kind
  /// The source, as the user named it.
  package let source: String

  package init(_ kind: Kind, source: String) {
    self.kind = kind
    self.source = source
  }

  /// Whether the input is missing or unreadable, rather than of no use.
  package var isMissing: Bool {
    switch kind {
    case .unreadable, .isDirectory: true
    default: false
    }
  }

  /// What is wrong.
  package var what: String {
    switch kind {
    case .unreadable(let reason): "cannot read the file: \(reason)"
    case .isDirectory: "this is a folder, not a file"
    case .empty: "the input is empty"
    case .tooLarge: "the input is larger than 64 GiB"
    case .compressed: "the input is compressed"
    case .notText(let what): "this is \(what), not text"
    case .unknownFormat: "this looks like neither LDIF nor CSV nor a SCIM list"
    case .notOfFormat(let format): "this cannot be read as \(format)"
    case .noUsefulColumns(_, let found) where Self.isNotText(found):
      "this is not text in UTF-8, UTF-16 or Windows-1252"
    case .noUsefulColumns(let wanted, let found):
      "no column for \(wanted) among \(Self.few(found))"
    case .directoryInPlaceOfEntra: "this is Active Directory, not Entra's list of users"
    case .directoryInPlaceOfConsole: "this is a directory, not the users of Admin Console"
    case .scimError(let detail):
      "this is an error that the SCIM service sent, not a list of users"
        + (detail.isEmpty ? "" : ": \(Self.shortened(detail))")
    case .listWithoutUsers(let detail): "the SCIM list holds no users, only their number: \(detail)"
    case .noRecords: "the input holds no record at all"
    case .onlyChangeRecords: "this is an LDIF file of changes, not an export"
    }
  }

  /// Headers of lists whose columns the configuration does not name.
  private static let fixedHeaders = [
    "the licence": "license", "how many are owned": "owned", "the kind of decision": "kind",
    "the name of a Site": "site",
  ]

  /// The first of some headers, each as far as a line has room: a file of anything may be given.
  private static func few(_ headers: [String]) -> String {
    guard !headers.isEmpty else { return "no headers at all" }
    return headers.prefix(12).map(shortened).joined(separator: ", ")
      + (headers.count > 12 ? ", …" : "")
  }

  private static func shortened(_ text: String) -> String {
    text.count > 30 ? "\(text.prefix(30))…" : text
  }

  /// Whether headers have characters that no text has: UTF-32, or a file of another kind.
  private static func isNotText(_ headers: [String]) -> Bool {
    headers.contains { $0.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" && $0 != "\n" } }
  }

  /// What to do about it.
  package var cure: String {
    switch kind {
    case .unreadable: "Check the path and the permissions."
    case .isDirectory: "Name a file inside it."
    case .empty: "Make the export again."
    case .tooLarge: "Split it, and give the parts one by one."
    case .compressed(let program): "Unpack it on the way in: \(program) FILE | rollcall ... -"
    case .notText: "Save it as CSV (UTF-8) and give that file."
    case .unknownFormat:
      "Run 'rollcall recipes' for exports that Rollcall reads, or name the format in the configuration."
    case .notOfFormat: "See 'rollcall recipes' for files that can be."
    case .noUsefulColumns(_, let found) where Self.isNotText(found):
      "Save it as UTF-8, or see 'rollcall recipes' for files that can be read."
    case .directoryInPlaceOfEntra:
      "Give it as --directory; 'rollcall recipes entra' says how to get Entra's list."
    case .directoryInPlaceOfConsole:
      "Give it as --directory; 'rollcall recipes 8x8' says what can be given as --console."
    case .scimError: "Most often the token is wrong or expired; see 'rollcall recipes scim'."
    case .listWithoutUsers: "Ask again, with a startIndex and count; see 'rollcall recipes scim'."
    case .noUsefulColumns(let wanted, _):
      if let header = Self.fixedHeaders[wanted] {
        "If it is the right file, give that column the header \(header)."
      } else {
        "If it is the right file, name its columns in the configuration (see 'rollcall init')."
      }
    case .noRecords:
      "Make the export again with an account that may read users, and check its base and filter."
    case .onlyChangeRecords: "Export the entries themselves; see 'rollcall recipes'."
    }
  }
}
