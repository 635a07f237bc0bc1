import Forecast
import Matching
import Roster

/// What is odd about the values of a directory user who would be provisioned.
struct DirectoryTraits: OptionSet, Sendable {
  let rawValue: UInt32

  static let nameMissing = DirectoryTraits(rawValue: 1 << 0)
  static let nameTooShort = DirectoryTraits(rawValue: 1 << 1)
  static let nameTooLong = DirectoryTraits(rawValue: 1 << 2)
  static let nameCharacters = DirectoryTraits(rawValue: 1 << 3)
  static let mailMalformed = DirectoryTraits(rawValue: 1 << 4)
  static let mailMissing = DirectoryTraits(rawValue: 1 << 5)
  static let spreadsheetNumber = DirectoryTraits(rawValue: 1 << 6)
  static let lettersReplaced = DirectoryTraits(rawValue: 1 << 7)
  static let smartQuotes = DirectoryTraits(rawValue: 1 << 8)
  /// The cloud UPN does not fit 8x8's pattern or length for usernames.
  static let cloudNameUnusable = DirectoryTraits(rawValue: 1 << 9)
  /// Entra's name is not the one that the directory lets expect.
  static let cloudNameDiffers = DirectoryTraits(rawValue: 1 << 10)

  /// Looks at one row.
  static func of(_ row: Int, in facts: Facts, _ shapes: ValueShapes) -> DirectoryTraits {
    guard facts.isTaken(row) else { return [] }
    let directory = facts.directory
    var traits = cloudNameTraits(row, facts, shapes)
    traits.formUnion(nameTraits(.givenName, 128, row, directory, shapes))
    traits.formUnion(nameTraits(.surname, 30, row, directory, shapes))
    directory.withBytes(.mail, row) { mail in
      if Folding.trimmedBlanks(mail).isEmpty {
        traits.insert(.mailMissing)
      } else if shapes.isMalformedMail(mail.extracting(Folding.trimmedBlanks(mail))) {
        traits.insert(.mailMalformed)
      }
    }
    for field in [DirectoryField.telephoneNumber, .mobile, .ipPhone]
    where directory.withBytes(field, row, shapes.isSpreadsheetNumber) {
      traits.insert(.spreadsheetNumber)
    }
    return traits
  }

  private static func cloudNameTraits(_ row: Int, _ facts: Facts, _ shapes: ValueShapes)
    -> DirectoryTraits
  {
    let login = facts.tenant.loginAttribute.field
    return facts.identities.withBytes(row, in: facts.directory) { name in
      guard name.count > 0 else { return [] }
      var traits: DirectoryTraits = []
      if name.count < 3 || name.count > 70 || shapes.classes(of: name).contains(.notUsername) {
        traits.insert(.cloudNameUnusable)
      }
      if facts.identities.sources[row] == .entra, facts.identities.problems[row] == .none,
        !facts.directory.withBytes(login, row, { Folding.sameBytes($0, name) })
      {
        traits.insert(.cloudNameDiffers)
      }
      return traits
    }
  }

  /// 8x8's limits: 2 to 128 characters for first names, 2 to 30 for last names (User Management API).
  private static func nameTraits(
    _ field: DirectoryField, _ longest: Int, _ row: Int, _ directory: DirectoryUsers,
    _ shapes: ValueShapes
  ) -> DirectoryTraits {
    directory.withBytes(field, row) { value in
      let name = value.extracting(Folding.trimmedBlanks(value))
      guard name.count > 0 else { return .nameMissing }
      var traits: DirectoryTraits = []
      let classes = shapes.classes(of: name)
      let length = classes.contains(.notASCII) ? shapes.length(name) : name.count
      if length < 2 { traits.insert(.nameTooShort) }
      if length > longest { traits.insert(.nameTooLong) }
      if classes.contains(.questionMark) { traits.insert(.lettersReplaced) }
      if classes.contains(.notName) { traits.insert(.nameCharacters) }
      if classes.contains(.notASCII), shapes.hasSmartQuote(name) { traits.insert(.smartQuotes) }
      return traits
    }
  }
}

extension Facts {
  /// Whether the first cycle takes a directory user at all.
  func isTaken(_ row: Int) -> Bool { firstCycle.directory[row] != .skip }
}
