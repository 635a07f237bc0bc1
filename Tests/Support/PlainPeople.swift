import Foundation
import Roster

/// A directory user as a reader of the documentation would see it: texts, no slices.
struct PlainPerson {
  var name: String
  var cloudUPN: String?
  var source: CloudUPNSource
  var mail: String?
  var userPrincipalName: String?
  var proxies: [String]
  var account: String?
  var implicitUPN: String?
  var employeeID: String?
  var isUser: Bool
  var isSynced: Bool
  var isDisabled: Bool
  var isExcluded: Bool

  init(_ users: DirectoryUsers, _ row: Int, _ identities: CloudIdentities, patterns: [String]) {
    cloudUPN = identities.text(row, in: users)
    source = identities.sources[row]
    mail = users.text(.mail, row)
    userPrincipalName = users.text(.userPrincipalName, row)
    proxies = users.proxyAddresses(row).compactMap { users.rows.text(of: $0, row: row) }
      .map { String($0.dropFirst(5)) }
    account = users.text(.sAMAccountName, row)
    name = users.text(.distinguishedName, row) ?? ""
    let labels = name.split(separator: ",").filter { $0.lowercased().hasPrefix("dc=") }
      .map { $0.dropFirst(3) }
    let isNamed = account.map { !Folding.key($0).isEmpty } ?? false
    implicitUPN =
      labels.isEmpty || !isNamed
      ? nil : account.map { "\($0)@\(labels.joined(separator: "."))" }
    employeeID = users.text(.employeeID, row)
    isUser = users.kinds[row] == .user
    isSynced = users.reasons[row] == .none
    isDisabled = users.activations[row] == .disabled
    let texts = [account, userPrincipalName, users.text(.distinguishedName, row)]
    isExcluded =
      users.repeats[row] != nil
      || texts.contains { text in patterns.contains { text.map($0.matchesPattern) ?? false } }
  }
}

/// A console user in the same way.
struct PlainAccount {
  var username: String
  var email: String?
  var employeeID: String?
  var isExcluded: Bool

  init(_ users: ConsoleUsers, _ row: Int, patterns: [String]) {
    username = users.text(.username, row) ?? ""
    email = users.text(.email, row)
    employeeID = users.text(.employeeID, row)
    let texts = [username, email, users.displayName(row)]
    isExcluded = texts.contains { text in
      patterns.contains { text.map($0.matchesPattern) ?? false }
    }
  }

  /// The username without `DOMAIN\`.
  var account: String {
    guard let slash = username.firstIndex(of: "\\") else { return username }
    return String(username[username.index(after: slash)...])
  }
}

extension String {
  /// The folded key, from its description: NFKC, small letters, nothing invisible, no outer blanks.
  package var plainKey: String {
    var scalars: [Unicode.Scalar] = []
    for scalar in precomposedStringWithCompatibilityMapping.unicodeScalars {
      let properties = scalar.properties
      let isControl = properties.generalCategory == .control && !properties.isWhitespace
      if properties.isDefaultIgnorableCodePoint || isControl { continue }
      if properties.generalCategory == .format { continue }
      scalars += Array((scalar == "ς" ? "σ" : properties.lowercaseMapping).unicodeScalars)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    let composed = String(text).precomposedStringWithCompatibilityMapping
    var view = composed.unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }

  /// Whether the key is that of `other`, and says anything.
  func meansSame(_ other: String?) -> Bool {
    guard let other else { return false }
    let key = plainKey
    return !key.isEmpty && Array(key.utf8) == Array(other.plainKey.utf8)
  }

  func isSameBytes(_ other: String?) -> Bool { other.map { Array($0.utf8) } == Array(utf8) }

  /// Whether the pattern (`receiver`) with `*` and `?` matches the whole of `text`, both folded.
  func matchesPattern(_ text: String) -> Bool {
    func matches(_ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>) -> Bool
    {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "*" {
        return matches(pattern.dropFirst(), text)
          || (!text.isEmpty && matches(pattern, text.dropFirst()))
      }
      guard let letter = text.first, first == "?" || first == letter else { return false }
      return matches(pattern.dropFirst(), text.dropFirst())
    }
    return matches(Array(plainKey.unicodeScalars)[...], Array(text.plainKey.unicodeScalars)[...])
  }
}
