/// What bytes a value is made of, found in one pass over it.
struct ByteClasses: OptionSet, Sendable {
  let rawValue: UInt16

  /// Outside `A-Z a-z 0-9 . @ - _ /`: not for an 8x8 username (8x8, User Management API).
  static let notUsername = ByteClasses(rawValue: 1 << 0)
  /// Outside `A-Z a-z 0-9 . , - _ ( ) '` and blank: not for an 8x8 name (same source).
  static let notName = ByteClasses(rawValue: 1 << 1)
  static let notDigit = ByteClasses(rawValue: 1 << 2)
  static let notASCII = ByteClasses(rawValue: 1 << 3)
  static let questionMark = ByteClasses(rawValue: 1 << 4)
  /// Blank, control character, or one of `< > ( ) [ ] , ; : \ "`: not in a plain mail address.
  static let notMail = ByteClasses(rawValue: 1 << 5)
  /// The letter of a floating-point number.
  static let exponent = ByteClasses(rawValue: 1 << 6)
  static let at = ByteClasses(rawValue: 1 << 7)

  /// The classes of each byte value.
  static let table: [UInt16] = (0...255).map { classes(of: UInt8($0)).rawValue }

  static func of(_ bytes: Span<UInt8>, _ table: [UInt16]) -> ByteClasses {
    var found: UInt16 = 0
    for index in bytes.indices { found |= table[Int(bytes[index])] }
    return ByteClasses(rawValue: found)
  }

  private static func classes(of byte: UInt8) -> ByteClasses {
    var classes: ByteClasses = []
    let scalar = Unicode.Scalar(byte)
    let isDigit = byte >= 0x30 && byte <= 0x39
    let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
    if !isDigit { classes.insert(.notDigit) }
    if byte >= 0x80 { classes.insert(.notASCII) }
    if !isDigit && !isLetter {
      if !".@-_/".unicodeScalars.contains(scalar) { classes.insert(.notUsername) }
      if !".,-_()' ".unicodeScalars.contains(scalar) { classes.insert(.notName) }
    }
    if byte <= 0x20 || byte == 0x7f || "<>()[],;:\\\"".unicodeScalars.contains(scalar) {
      classes.insert(.notMail)
    }
    if scalar == "?" { classes.insert(.questionMark) }
    if scalar == "E" || scalar == "e" { classes.insert(.exponent) }
    if scalar == "@" { classes.insert(.at) }
    return classes
  }
}
