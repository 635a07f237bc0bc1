import Formats
import Matching
import Roster

/// How values are shown inside sentences.
package enum Words {
  /// In quotation marks, with what nobody sees spelled out: `"anna<U+200B>@contoso.com"`.
  package static func quoted(_ text: String) -> String {
    if text.utf8.count <= 200, isVisibleASCII(text.utf8.span) {
      var quoted = ""
      quoted.reserveCapacity(text.utf8.count + 2)
      quoted += "\""
      quoted += text
      quoted += "\""
      return quoted
    }
    var shown = ""
    let scalars = Array(text.unicodeScalars.prefix(200))
    for (position, scalar) in scalars.enumerated() {
      let isEdge = position == 0 || position == scalars.count - 1
      if isPlain(scalar) || (scalar == " " && !isEdge) {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += codePoint(scalar)
      }
    }
    return "\"\(shown)\(text.unicodeScalars.count > 200 ? "…" : "")\""
  }

  private static func isVisibleASCII(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] &- 0x21 >= 0x5E { return false }
    return true
  }

  /// `<U+200B>`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "<U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)>"
  }

  /// The different characters of `text` that `allowed` does not have, at most eight.
  static func characters(of text: String, outside allowed: String) -> String {
    // Most names have none; asking Unicode about each letter takes longer than the whole finding.
    let isOrdinary = text.utf8.allSatisfy {
      isAlphanumeric($0) || ($0 < 0x80 && allowed.utf8.contains($0))
    }
    if isOrdinary { return "" }
    let extra = allowed.unicodeScalars
    var seen: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let isAlphanumeric =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if !isAlphanumeric, !extra.contains(scalar), !seen.contains(scalar) { seen.append(scalar) }
    }
    let shown = seen.prefix(8).map { isPlain($0) ? "\"\($0)\"" : codePoint($0) }
    return shown.joined(separator: " ") + (seen.count > 8 ? " …" : "")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// The first few, and how many more.
  static func list(_ items: [String], of total: Int? = nil, first: Int = 3) -> String {
    let total = total ?? items.count
    let shown = items.prefix(first).joined(separator: ", ")
    return total > first ? "\(shown) and \(total - first) more" : shown
  }

  /// `1 row`, `12 rows`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// `1 person`, `214 people`.
  static func people(_ count: Int) -> String { self.count(count, "person", "people") }

  /// `1 user`, `214 users`.
  static func users(_ count: Int) -> String { self.count(count, "user", "users") }

  /// `has` or `have`, after a number.
  static func have(_ count: Int) -> String { count == 1 ? "has" : "have" }

  /// `1 person has`, `214 people have`.
  static func peopleHave(_ count: Int) -> String {
    "\(people(count)) \(have(count))"
  }

  /// `1 person is`, `214 people are`.
  static func peopleAre(_ count: Int) -> String {
    "\(people(count)) \(count == 1 ? "is" : "are")"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return false }
    return !scalar.properties.isWhitespace && !Folding.isInvisible(scalar)
      && scalar.properties.generalCategory != .control && scalar != "\u{FFFD}"
  }
}

extension Facts {
  func username(_ row: Int) -> String { console.text(.username, row) ?? "" }

  func site(_ row: Int) -> String { console.text(.site, row) ?? "" }

  /// What the directory itself calls the user: the login name, else the account, else the DN.
  func directoryName(_ row: Int) -> String {
    directory.text(.userPrincipalName, row) ?? directory.text(.sAMAccountName, row)
      ?? directory.text(.distinguishedName, row) ?? directory.displayName(row)
  }

  func cloudName(_ row: Int) -> String { identities.text(row, in: directory) ?? "" }

  /// The login attribute's value, which need not be userPrincipalName.
  func loginName(_ row: Int) -> String {
    directory.text(tenant.loginAttribute.field, row) ?? ""
  }

  /// The LDAP name of the login attribute.
  var loginAttribute: String {
    if case .other(let name) = tenant.loginAttribute { return name }
    return tenant.loginAttribute.field.attributeName
  }

  /// What a person would call a console row in a sentence.
  func consolePerson(_ row: Int) -> String {
    let name = Folding.trimmed(console.displayName(row))
    return name.isEmpty ? username(row) : name
  }

  /// The first few usernames of `rows`, and how many more.
  func usernames(_ rows: [UInt32], first: Int = 3) -> String {
    Words.list(
      rows.prefix(first).map { Words.quoted(username(Int($0))) }, of: rows.count, first: first)
  }

  /// The first few login names of `rows`, and how many more.
  func directoryNames(_ rows: [UInt32], first: Int = 3) -> String {
    Words.list(
      rows.prefix(first).map { Words.quoted(directoryName(Int($0))) }, of: rows.count,
      first: first)
  }

  /// Appends what a finding is about, in a form that the next run has too: the objectGUID of a
  /// directory user, the folded username of a console user (with the exact one where others have the
  /// folded one too), else the subject in words.
  func appendIdentity(of finding: Finding, to output: inout [UInt8]) {
    if let identity = Rules.rule(of: finding).identity {
      return output.append(copying: identity(finding, self).utf8.span)
    }
    guard finding.rows.isEmpty, finding.console != nil || finding.directory != nil else {
      return output.append(copying: Rules.text(of: finding, in: self).subject.utf8.span)
    }
    if let row = finding.console {
      let key = console.withBytes(.username, row) { Folding.key($0) }
      output.append(copying: "console:".utf8.span)
      output.append(contentsOf: key)
      // Users whose names fold to one are several; that of the plain name needs no more.
      if finding.sharesName, console.text(.username, row) != String(decodingUTF8: key.span) {
        output.append(copying: "|\(username(row))".utf8.span)
      }
    }
    guard let row = finding.directory else { return }
    if finding.console != nil { output.append(UInt8(ascii: "|")) }
    let guid = directory.guids[row]
    if guid != .zero {
      output.append(copying: "guid:".utf8.span)
      return guid.appendText(to: &output)
    }
    output.append(copying: "directory:\(Folding.key(directoryName(row)))".utf8.span)
    if finding.sharesName {
      output.append(copying: "|\(directory.text(.distinguishedName, row) ?? "")".utf8.span)
    }
  }
}
