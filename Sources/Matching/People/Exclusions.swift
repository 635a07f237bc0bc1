import Roster

/// Users that are of no interest: lobby phones, service users, whole branches of the directory.
///
/// A pattern has `*` (any characters) and `?` (one character) and compares folded keys. On the
/// console side it is held against the username, the email address and the shown name; on the
/// directory side against sAMAccountName, userPrincipalName and the distinguished name.
package struct Exclusions: Sendable {
  private let console: [GlobPattern]
  private let directory: [GlobPattern]
  /// Rows that a decision leaves alone.
  private var rows = AppliedDecisions.RowSets()

  package init(console: [String] = [], directory: [String] = []) {
    self.console = console.map(GlobPattern.init)
    self.directory = directory.map(GlobPattern.init)
  }

  /// With the rows that decisions leave alone.
  func leavingAlone(_ rows: AppliedDecisions.RowSets) -> Exclusions {
    var exclusions = self
    exclusions.rows = rows
    return exclusions
  }

  func excludes(console users: ConsoleUsers, _ row: Int) -> Bool {
    if !rows.console.isEmpty, rows.console.contains(row) { return true }
    guard !console.isEmpty else { return false }
    let values = [users.text(.username, row), users.text(.email, row), users.displayName(row)]
    return values.contains { value in value.map { matches($0, console) } ?? false }
  }

  func excludes(directory users: DirectoryUsers, _ row: Int) -> Bool {
    if !rows.directory.isEmpty, rows.directory.contains(row) { return true }
    guard !directory.isEmpty else { return false }
    let fields: [DirectoryField] = [.sAMAccountName, .userPrincipalName, .distinguishedName]
    return fields.contains { field in
      users.text(field, row).map { matches($0, directory) } ?? false
    }
  }

  private func matches(_ value: String, _ patterns: [GlobPattern]) -> Bool {
    let key = Array(Folding.key(value).unicodeScalars)
    return patterns.contains { $0.matches(key) }
  }
}

/// A pattern with `*` and `?`, folded.
package struct GlobPattern: Sendable, Equatable {
  private let scalars: [Unicode.Scalar]

  package init(_ text: String) { scalars = Array(Folding.key(text).unicodeScalars) }

  /// Whether the whole text matches, folded.
  package func matches(_ text: String) -> Bool {
    matches(Array(Folding.key(text).unicodeScalars))
  }

  /// Whether the whole folded value matches. Time is at most the product of the two lengths.
  func matches(_ value: [Unicode.Scalar]) -> Bool {
    var position = 0
    var pattern = 0
    var starPattern: Int?
    var starPosition = 0
    while position < value.count {
      if pattern < scalars.count, scalars[pattern] == "*" {
        starPattern = pattern
        starPosition = position
        pattern += 1
      } else if pattern < scalars.count,
        scalars[pattern] == "?" || scalars[pattern] == value[position]
      {
        pattern += 1
        position += 1
      } else if let star = starPattern {
        starPosition += 1
        position = starPosition
        pattern = star + 1
      } else {
        return false
      }
    }
    while pattern < scalars.count, scalars[pattern] == "*" { pattern += 1 }
    return pattern == scalars.count
  }
}
