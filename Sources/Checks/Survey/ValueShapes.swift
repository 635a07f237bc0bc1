import Roster

/// Questions about single values, for the surveys of both sides and for files that are made.
package struct ValueShapes: Sendable {
  private let table = ByteClasses.table

  package init() {}

  /// Whether 8x8 takes a username: 3 to 70 of its characters (8x8, User Management API).
  package func isUsername(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes.count <= 70 && !classes(of: bytes).contains(.notUsername)
  }

  /// Whether all characters are those of 8x8 names (same source).
  package func isPlainName(_ bytes: Span<UInt8>) -> Bool {
    !classes(of: bytes).contains(.notName)
  }

  /// Whether an extension is made of at most 10 digits (8x8, "Set up Sites") and is none of the
  /// emergency numbers that 8x8's page names ("How to Assign User Services and Extensions").
  package func isExtension(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 0 && bytes.count <= 10 && !classes(of: bytes).contains(.notDigit)
      && !ValueText.equals(bytes, "911") && !ValueText.equals(bytes, "999")
      && !ValueText.equals(bytes, "112")
  }

  func classes(of bytes: Span<UInt8>) -> ByteClasses { ByteClasses.of(bytes, table) }

  /// Whether a value that is there is no mail address of 5 to 128 characters (8x8, User Management
  /// API). The shape asked for is `x@y`, with neither blanks nor brackets.
  package func isMalformedMail(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return false }
    let classes = classes(of: bytes)
    if bytes.count < 5 || bytes.count > 128 || !classes.contains(.at) { return true }
    if classes.contains(.notMail) { return true }
    var ats = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "@") { ats += 1 }
    let edge = bytes[0] == UInt8(ascii: "@") || bytes[bytes.count - 1] == UInt8(ascii: "@")
    return ats != 1 || edge
  }

  /// `4.42E+11`: what a spreadsheet makes of a long number.
  func isSpreadsheetNumber(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 4, classes(of: bytes).contains(.exponent) else { return false }
    var position = 0
    while position < bytes.count, isDigit(bytes[position]) || isPoint(bytes[position]) {
      position += 1
    }
    guard position > 0, position + 1 < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e")
    else { return false }
    position += 1
    if bytes[position] == UInt8(ascii: "+") { position += 1 }
    guard position < bytes.count else { return false }
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    return position == bytes.count
  }

  /// `+` and 8 to 15 digits (ITU-T E.164 allows at most 15).
  package func isE164(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 9, bytes.count <= 16, bytes[0] == UInt8(ascii: "+") else { return false }
    return !classes(of: bytes.extracting(1..<bytes.count)).contains(.notDigit)
  }

  /// A curly quotation mark or apostrophe, as office programs put in place of the plain ones.
  func hasSmartQuote(_ bytes: Span<UInt8>) -> Bool {
    var position = 0
    while position + 2 < bytes.count {
      if bytes[position] == 0xe2, bytes[position + 1] == 0x80,
        [0x98, 0x99, 0x9c, 0x9d].contains(bytes[position + 2])
      {
        return true
      }
      position += 1
    }
    return false
  }

  /// Length in characters as people count code points.
  func length(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices where bytes[index] & 0xc0 != 0x80 { count += 1 }
    return count
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private func isPoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}
