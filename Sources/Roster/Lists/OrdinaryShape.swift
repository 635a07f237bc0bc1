/// What nearly all values of a column look like. Nothing can be wrong with such a value by itself, so
/// checks look at the others only; those are told apart when a row is read, while its bytes are in the
/// processor's cache.
package enum OrdinaryShape: Sendable {
  /// 2 to 30 of `A-Z a-z 0-9 . , - _ ( ) '` and blanks, with no blank at either end.
  case name
  /// `x@y` of 5 to 70 of `A-Z a-z 0-9 . @ - _`.
  case address
  /// Nothing, or digits and `+ - ( ) . /` and blanks.
  case number
  /// Nothing, or `+` and 8 to 15 digits.
  case internationalNumber
  /// Nothing, or 4 to 10 digits.
  case extensionNumber
  /// Anything that begins with neither a blank nor a control character.
  case text
  /// Nothing, or `active` in capital or small letters.
  case activity

  /// Whether `value` has this shape; false where it would take long to tell.
  func fits(_ value: Span<UInt8>, _ table: [UInt8]) -> Bool {
    let count = value.count
    guard count > 0 else { return isMissingOrdinary }
    switch self {
    case .name:
      return count >= 2 && count <= 30 && value[0] != 0x20 && value[count - 1] != 0x20
        && consists(value, of: ByteClass.name, table)
    case .address: return isAddress(value, table)
    case .number: return consists(value, of: ByteClass.number, table)
    case .internationalNumber:
      return value[0] == UInt8(ascii: "+") && count >= 9 && count <= 16
        && consists(value.extracting(1..<count), of: ByteClass.digit, table)
    case .extensionNumber:
      return count >= 4 && count <= 10 && consists(value, of: ByteClass.digit, table)
    case .text: return value[0] > 0x20
    case .activity: return ValueText.equals(value, "active")
    }
  }

  private var isMissingOrdinary: Bool {
    switch self {
    case .name, .address, .text: false
    case .number, .internationalNumber, .extensionNumber, .activity: true
    }
  }

  private func isAddress(_ value: Span<UInt8>, _ table: [UInt8]) -> Bool {
    let count = value.count
    guard count >= 5, count <= 70, consists(value, of: ByteClass.address, table),
      value[0] != UInt8(ascii: "@"), value[count - 1] != UInt8(ascii: "@")
    else { return false }
    var ats = 0
    for index in value.indices where value[index] == UInt8(ascii: "@") { ats += 1 }
    return ats == 1
  }

  private func consists(_ value: Span<UInt8>, of kind: UInt8, _ table: [UInt8]) -> Bool {
    var common = kind
    for index in value.indices { common &= table[Int(value[index])] }
    return common != 0
  }

  /// What a byte may stand in.
  private enum ByteClass {
    static let name: UInt8 = 1
    static let address: UInt8 = 2
    static let number: UInt8 = 4
    static let digit: UInt8 = 8
  }

  /// The classes of each byte value.
  static let table: [UInt8] = (0...255).map { byte in
    let scalar = Unicode.Scalar(UInt8(byte))
    let isDigit = byte >= 0x30 && byte <= 0x39
    let isLetter = byte < 0x80 && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
    var classes: UInt8 = 0
    if isDigit || isLetter || ".,-_()' ".unicodeScalars.contains(scalar) {
      classes |= ByteClass.name
    }
    if isDigit || isLetter || ".@-_".unicodeScalars.contains(scalar) {
      classes |= ByteClass.address
    }
    if isDigit || "+-()./ ".unicodeScalars.contains(scalar) { classes |= ByteClass.number }
    if isDigit { classes |= ByteClass.digit }
    return classes
  }
}
