import Matching
import Roster

/// What values may be, before they are proposed.
enum FixLimits {
  /// The most characters that an attribute takes (Microsoft, AD schema pages: rangeUpper); nil where
  /// none is documented.
  static func longest(_ attribute: DirectoryField) -> Int? {
    switch attribute {
    case .office: 128
    case .mail: 256
    case .telephoneNumber, .mobile: 64
    case .userPrincipalName: 113
    default: nil
    }
  }

  /// Whether an attribute takes a value of this length; AD counts UTF-16 units.
  static func fits(_ value: String, _ attribute: DirectoryField) -> Bool {
    guard let longest = longest(attribute) else { return true }
    return value.utf16.count <= longest
  }

  /// Whether 8x8 takes a username: 3 to 70 of `A-Z a-z 0-9 . @ - _ /` (8x8, User Management API).
  /// One that a spreadsheet would take for a formula is left to a person.
  static func isUsername(_ text: String) -> Bool {
    guard (3...70).contains(text.utf8.count), let first = text.utf8.first else { return false }
    if first == UInt8(ascii: "@") || first == UInt8(ascii: "-") { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || ".@-_/".utf8.contains($0) }
  }

  /// Whether a text is a mail address that both sides take: 5 to 128 visible ASCII characters (8x8,
  /// User Management API), one `@` inside; not the one that 8x8 puts where there is none.
  static func isMail(_ text: String) -> Bool {
    guard (5...128).contains(text.utf8.count), text.utf8.allSatisfy(isMailByte) else {
      return false
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains(UInt8(ascii: ".")) else {
      return false
    }
    return text.lowercased() != "noreply@8x8.com"
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"<>()[],;:\\".utf8.contains(byte)
  }
}
