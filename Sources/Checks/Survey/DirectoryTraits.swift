import Forecast
import Formats
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
  /// Office is not, byte for byte, the Site of the linked console user.
  static let siteDiffers = DirectoryTraits(rawValue: 1 << 11)
}

/// Looks at directory rows one by one; see ``ConsoleInspector`` for why it holds the lists.
struct DirectoryInspector {
  private let directory: DirectoryUsers
  private let console: ConsoleUsers
  private let identities: CloudIdentities
  private let pairing: Pairing
  private let forecasts: [UserForecast]
  private let login: DirectoryField
  private let shapes = ValueShapes()

  init(_ facts: Facts) {
    directory = facts.directory
    console = facts.console
    identities = facts.identities
    pairing = facts.pairing
    forecasts = facts.firstCycle.directory
    login = facts.tenant.loginAttribute.field
  }

  func traits(of row: Int) -> DirectoryTraits {
    guard forecasts[row] != .skip else { return [] }
    var traits: DirectoryTraits = []
    addCloudNameTraits(row, &traits)
    addNameTraits(.givenName, longest: 128, row, &traits)
    addNameTraits(.surname, longest: 30, row, &traits)
    directory.withBytes(.mail, row) { mail in
      let mail = mail.extracting(Folding.trimmedBlanks(mail))
      if mail.count == 0 {
        traits.insert(.mailMissing)
      } else if shapes.isMalformedMail(mail) {
        traits.insert(.mailMalformed)
      }
    }
    addPhoneTraits(.telephoneNumber, row, &traits)
    addPhoneTraits(.mobile, row, &traits)
    addPhoneTraits(.ipPhone, row, &traits)
    if siteDiffers(row) { traits.insert(.siteDiffers) }
    return traits
  }

  private func addCloudNameTraits(_ row: Int, _ traits: inout DirectoryTraits) {
    identities.withBytes(row, in: directory) { name in
      guard name.count > 0 else { return }
      if name.count < 3 || name.count > 70 || shapes.classes(of: name).contains(.notUsername) {
        traits.insert(.cloudNameUnusable)
      }
      if identities.sources[row] == .entra, identities.problems[row] == .none,
        !directory.withBytes(login, row, { Folding.sameBytes($0, name) })
      {
        traits.insert(.cloudNameDiffers)
      }
    }
  }

  /// 8x8's limits: 2 to 128 characters for first names, 2 to 30 for last names (User Management API).
  private func addNameTraits(
    _ field: DirectoryField, longest: Int, _ row: Int, _ traits: inout DirectoryTraits
  ) {
    directory.withBytes(field, row) { value in
      let name = value.extracting(Folding.trimmedBlanks(value))
      guard name.count > 0 else {
        traits.insert(.nameMissing)
        return
      }
      let classes = shapes.classes(of: name)
      let length = classes.contains(.notASCII) ? shapes.length(name) : name.count
      if length < 2 { traits.insert(.nameTooShort) }
      if length > longest { traits.insert(.nameTooLong) }
      if classes.contains(.questionMark) { traits.insert(.lettersReplaced) }
      if classes.contains(.notName) { traits.insert(.nameCharacters) }
      if classes.contains(.notASCII), shapes.hasSmartQuote(name) { traits.insert(.smartQuotes) }
    }
  }

  private func addPhoneTraits(
    _ field: DirectoryField, _ row: Int, _ traits: inout DirectoryTraits
  ) {
    directory.withBytes(field, row) { number in
      if shapes.isSpreadsheetNumber(number) { traits.insert(.spreadsheetNumber) }
    }
  }

  private func siteDiffers(_ row: Int) -> Bool {
    let state = pairing.directoryStates[row]
    guard state == .linked || state == .linkedFolded, let partner = pairing.consoleUser(of: row)
    else { return false }
    return directory.withBytes(.office, row) { office in
      !console.withBytes(.site, partner) { Folding.sameBytes(office, $0) }
    }
  }
}

extension Facts {
  /// Whether the first cycle takes a directory user at all.
  func isTaken(_ row: Int) -> Bool { firstCycle.directory[row] != .skip }
}
