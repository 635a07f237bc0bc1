import Matching
import Roster

/// What is odd about the values of a console row; most rows have nothing.
struct ConsoleTraits: OptionSet, Sendable {
  let rawValue: UInt32

  static let usernameMissing = ConsoleTraits(rawValue: 1 << 0)
  static let usernameCharacter = ConsoleTraits(rawValue: 1 << 1)
  static let usernameLength = ConsoleTraits(rawValue: 1 << 2)
  static let emailMalformed = ConsoleTraits(rawValue: 1 << 3)
  static let spreadsheetNumber = ConsoleTraits(rawValue: 1 << 4)
  static let phoneNotE164 = ConsoleTraits(rawValue: 1 << 5)
  static let extensionMalformed = ConsoleTraits(rawValue: 1 << 6)
  static let extensionEmergency = ConsoleTraits(rawValue: 1 << 7)
  static let licensedWithoutSite = ConsoleTraits(rawValue: 1 << 8)
  static let licensedLeaver = ConsoleTraits(rawValue: 1 << 9)
  static let licensedInactive = ConsoleTraits(rawValue: 1 << 10)
  static let lettersReplaced = ConsoleTraits(rawValue: 1 << 11)
  static let smartQuotes = ConsoleTraits(rawValue: 1 << 12)
  static let linkedEmailDiffers = ConsoleTraits(rawValue: 1 << 13)

  /// The emergency numbers that 8x8's page names ("How to Assign User Services and Extensions").
  private static let emergency: [StaticString] = ["911", "999", "112"]

  /// Looks at one row.
  static func of(_ row: Int, in facts: Facts, _ shapes: ValueShapes) -> ConsoleTraits {
    let console = facts.console
    var traits = usernameTraits(row, console, shapes)
    guard facts.pairing.consoleStates[row] != .excluded else { return traits }
    traits.formUnion(contactTraits(row, facts, shapes))
    traits.formUnion(extensionTraits(row, console, shapes))
    if facts.isLicensed(row) { traits.formUnion(licenseTraits(row, facts)) }
    return traits
  }

  private static func usernameTraits(_ row: Int, _ console: ConsoleUsers, _ shapes: ValueShapes)
    -> ConsoleTraits
  {
    console.withBytes(.username, row) { username in
      if Folding.trimmedBlanks(username).isEmpty { return .usernameMissing }
      var traits: ConsoleTraits = []
      let classes = shapes.classes(of: username)
      if classes.contains(.notUsername) { traits.insert(.usernameCharacter) }
      let length = classes.contains(.notASCII) ? shapes.length(username) : username.count
      if length < 3 || length > 70 { traits.insert(.usernameLength) }
      if classes.contains(.notASCII), shapes.hasSmartQuote(username) { traits.insert(.smartQuotes) }
      return traits
    }
  }

  private static func contactTraits(_ row: Int, _ facts: Facts, _ shapes: ValueShapes)
    -> ConsoleTraits
  {
    let console = facts.console
    var traits: ConsoleTraits = []
    for field in [ConsoleField.firstName, .lastName] {
      console.withBytes(field, row) { name in
        let classes = shapes.classes(of: name)
        if classes.contains(.questionMark) { traits.insert(.lettersReplaced) }
        if classes.contains(.notASCII), shapes.hasSmartQuote(name) { traits.insert(.smartQuotes) }
      }
    }
    if console.withBytes(.email, row, shapes.isMalformedMail) { traits.insert(.emailMalformed) }
    for field in [ConsoleField.mobile, .workPhone, .extensionNumber] {
      if console.withBytes(field, row, shapes.isSpreadsheetNumber) {
        traits.insert(.spreadsheetNumber)
      }
    }
    console.withBytes(.workPhone, row) { phone in
      if phone.count > 0, !shapes.isE164(phone) { traits.insert(.phoneNotE164) }
    }
    if facts.linkedEmailDiffers(row) { traits.insert(.linkedEmailDiffers) }
    return traits
  }

  private static func extensionTraits(_ row: Int, _ console: ConsoleUsers, _ shapes: ValueShapes)
    -> ConsoleTraits
  {
    console.withBytes(.extensionNumber, row) { number in
      guard number.count > 0 else { return [] }
      if number.count > 10 || shapes.classes(of: number).contains(.notDigit) {
        return .extensionMalformed
      }
      return emergency.contains { ValueText.equals(number, $0) } ? .extensionEmergency : []
    }
  }

  private static func licenseTraits(_ row: Int, _ facts: Facts) -> ConsoleTraits {
    var traits: ConsoleTraits = []
    let isSiteBlank = facts.console.withBytes(.site, row) { Folding.trimmedBlanks($0).isEmpty }
    if isSiteBlank, facts.console.fills(.site) { traits.insert(.licensedWithoutSite) }
    if facts.console.isInactive(row) { traits.insert(.licensedInactive) }
    switch facts.pairing.consoleStates[row] {
    case .unmatched: traits.insert(.licensedLeaver)
    case .blocked:
      let partner = facts.pairing.directoryUser(of: row)
      if partner.map({ facts.pairing.directoryStates[$0] == .disabled }) ?? false {
        traits.insert(.licensedLeaver)
      }
    default: break
    }
    return traits
  }
}

extension Facts {
  /// Whether the licence cell says that there is one: it is neither blank nor a word for nothing.
  func isLicensed(_ row: Int) -> Bool {
    console.withBytes(.license, row) { value in
      let value = value.extracting(Folding.trimmedBlanks(value))
      return value.count > 0 && !ValueText.equals(value, "none") && !ValueText.equals(value, "-")
        && !ValueText.equals(value, "unlicensed")
    }
  }

  /// Whether a linked console user has an email address that is none of the partner's.
  fileprivate func linkedEmailDiffers(_ row: Int) -> Bool {
    let state = pairing.consoleStates[row]
    guard state == .linked || state == .linkedFolded, let partner = pairing.directoryUser(of: row)
    else { return false }
    return console.withBytes(.email, row) { email in
      guard email.count > 0 else { return false }
      let isMail = directory.withBytes(.mail, partner) { Folding.sameBytes($0, email) }
      if isMail { return false }
      let known: Evidence = [.emailIsMail, .emailIsProxyAddress, .emailIsUPN]
      return HardEvidence(directory: directory, console: console, identities: identities)
        .evidence(row, partner).isDisjoint(with: known)
    }
  }
}
