import Formats
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
  /// Linked-folded, and the username differs from the cloud UPN in upper and lower case only.
  static let usernameDiffersInCase = ConsoleTraits(rawValue: 1 << 14)
  /// Linked-folded, and the username differs in more.
  static let usernameDiffersInForm = ConsoleTraits(rawValue: 1 << 15)
}

/// Looks at console rows one by one.
///
/// Holds what it asks for every row by itself: a list taken out of ``Facts`` anew for each row would
/// cost more in reference counts than all looking.
struct ConsoleInspector {
  private let facts: Facts
  private let console: ConsoleUsers
  private let directory: DirectoryUsers
  private let pairing: Pairing
  private let states: [ConsoleState]
  private let oddities: [UInt16]
  private let licenseMarks: UInt16
  private let shapes = ValueShapes()

  init(_ facts: Facts) {
    self.facts = facts
    console = facts.console
    directory = facts.directory
    pairing = facts.pairing
    states = facts.pairing.consoleStates
    oddities = console.rows.oddities
    licenseMarks = console.mark(of: .site) | console.mark(of: .status)
  }

  /// The traits of each of `rows`, in order. An ordinary value (``OrdinaryShape``) has none by itself, so
  /// only the others are looked at.
  func traits(of rows: Range<Int>) -> [ConsoleTraits] {
    var all = [ConsoleTraits](repeating: [], count: rows.count)
    func look(_ field: ConsoleField, _ traits: (Int, Span<UInt8>) -> ConsoleTraits) {
      console.forEachOddValue(of: field, in: rows) { row, value in
        all[row - rows.lowerBound].formUnion(traits(row, value))
      }
    }
    if console.fills(.firstName) { look(.firstName) { nameTraits($1) } }
    if console.fills(.lastName) { look(.lastName) { nameTraits($1) } }
    if console.fills(.email) { look(.email) { emailTraits($1) } }
    if console.fills(.mobile) { look(.mobile) { mobileTraits($1) } }
    if console.fills(.workPhone) { look(.workPhone) { phoneTraits($1) } }
    if console.fills(.extensionNumber) { look(.extensionNumber) { extensionTraits($1) } }
    look(.username) { usernameTraits($1) }
    for row in rows {
      all[row - rows.lowerBound].formUnion(traitsAmongFields(row))
      switch states[row] {
      case .excluded: all[row - rows.lowerBound] = []
      // Nobody can be told what else is wrong with a row that names nobody.
      case .unusable: all[row - rows.lowerBound] = .usernameMissing
      default: break
      }
    }
    return all
  }

  private func usernameTraits(_ username: Span<UInt8>) -> ConsoleTraits {
    if Folding.trimmedBlanks(username).isEmpty { return .usernameMissing }
    var traits: ConsoleTraits = []
    let classes = shapes.classes(of: username)
    if classes.contains(.notUsername) { traits.insert(.usernameCharacter) }
    let length = classes.contains(.notASCII) ? shapes.length(username) : username.count
    if length < 3 || length > 70 { traits.insert(.usernameLength) }
    if classes.contains(.notASCII), shapes.hasSmartQuote(username) { traits.insert(.smartQuotes) }
    return traits
  }

  private func nameTraits(_ name: Span<UInt8>) -> ConsoleTraits {
    var traits: ConsoleTraits = []
    let classes = shapes.classes(of: name)
    if classes.contains(.questionMark) { traits.insert(.lettersReplaced) }
    if classes.contains(.notASCII), shapes.hasSmartQuote(name) { traits.insert(.smartQuotes) }
    return traits
  }

  private func emailTraits(_ email: Span<UInt8>) -> ConsoleTraits {
    shapes.isMalformedMail(email) ? .emailMalformed : []
  }

  /// What is odd about a row's fields together, or about them and the partner's.
  ///
  /// There is surely nothing odd about a licence where site and status are ordinary and the person
  /// does not leave.
  @inline(__always)
  private func traitsAmongFields(_ row: Int) -> ConsoleTraits {
    var traits: ConsoleTraits = []
    var mayLeave = false
    switch states[row] {
    case .linked: traits = emailPairTraits(row)
    case .linkedFolded: traits = emailPairTraits(row).union(formTraits(row))
    case .unmatched, .blocked: mayLeave = true
    default: break
    }
    if mayLeave || oddities[row] & licenseMarks != 0 {
      console.withBytes(.license, row) { traits.formUnion(licenseTraits(row, $0)) }
    }
    return traits
  }

  /// Mostly the email address is the username, and stands in one place with it.
  @inline(__always)
  private func emailPairTraits(_ row: Int) -> ConsoleTraits {
    let email = console.slice(.email, row)
    guard email.hasBytes, email != console.slice(.username, row) else { return [] }
    return console.withBytes(.email, row) { linkedEmailDiffers($0, row) }
      ? .linkedEmailDiffers : []
  }

  /// How the username of a linked-folded row differs from the cloud UPN.
  private func formTraits(_ row: Int) -> ConsoleTraits {
    guard let partner = pairing.directoryUser(of: row) else { return [] }
    let differsInCase = console.withBytes(.username, row) { username in
      facts.identities.withBytes(partner, in: directory) { name in
        ConsoleInspector.areEqualButForCase(username, name)
          ?? (String(decodingUTF8: username).lowercased()
            == String(decodingUTF8: name).lowercased())
      }
    }
    return differsInCase ? .usernameDiffersInCase : .usernameDiffersInForm
  }

  /// Whether two values are equal without regard to case; nil where that takes more than ASCII.
  private static func areEqualButForCase(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool? {
    var all: UInt8 = 0
    for index in first.indices { all |= first[index] }
    for index in second.indices { all |= second[index] }
    guard all < 0x80 else { return nil }
    guard first.count == second.count else { return false }
    for index in first.indices
    where ValueText.lowercased(first[index]) != ValueText.lowercased(second[index]) {
      return false
    }
    return true
  }

  private func mobileTraits(_ number: Span<UInt8>) -> ConsoleTraits {
    shapes.isSpreadsheetNumber(number) ? .spreadsheetNumber : []
  }

  private func phoneTraits(_ number: Span<UInt8>) -> ConsoleTraits {
    var traits = mobileTraits(number)
    if number.count > 0, !shapes.isE164(number) { traits.insert(.phoneNotE164) }
    return traits
  }

  /// The emergency numbers are those that 8x8's page names ("How to Assign User Services and
  /// Extensions").
  private func extensionTraits(_ number: Span<UInt8>) -> ConsoleTraits {
    guard number.count > 0 else { return [] }
    var traits = mobileTraits(number)
    if number.count > 10 || shapes.classes(of: number).contains(.notDigit) {
      traits.insert(.extensionMalformed)
    } else if number.count == 3,
      ValueText.equals(number, "911") || ValueText.equals(number, "999")
        || ValueText.equals(number, "112")
    {
      traits.insert(.extensionEmergency)
    }
    return traits
  }

  private func licenseTraits(_ row: Int, _ license: Span<UInt8>) -> ConsoleTraits {
    guard isLicense(license) else { return [] }
    var traits: ConsoleTraits = []
    let isSiteBlank = console.withBytes(.site, row) { Folding.trimmedBlanks($0).isEmpty }
    if isSiteBlank, console.fills(.site) { traits.insert(.licensedWithoutSite) }
    if console.fills(.status), console.isInactive(row) { traits.insert(.licensedInactive) }
    switch states[row] {
    case .unmatched: traits.insert(.licensedLeaver)
    case .blocked:
      if let partner = pairing.directoryUser(of: row),
        pairing.directoryStates[partner] == .disabled
      {
        traits.insert(.licensedLeaver)
      }
    default: break
    }
    return traits
  }

  /// Whether the licence cell says that there is one: it is neither blank nor a word for nothing.
  private func isLicense(_ value: Span<UInt8>) -> Bool {
    let value = value.extracting(Folding.trimmedBlanks(value))
    return value.count > 0 && !ValueText.equals(value, "none") && !ValueText.equals(value, "-")
      && !ValueText.equals(value, "unlicensed")
  }

  /// Whether a linked console user has an email address that is none of the partner's. Where the
  /// address is the username, it is the partner's name too, and nobody needs to look over there.
  private func linkedEmailDiffers(_ email: Span<UInt8>, _ row: Int) -> Bool {
    guard email.count > 0,
      !console.withBytes(.username, row, { Folding.sameBytes($0, email) }),
      let partner = pairing.directoryUser(of: row),
      !directory.withBytes(.mail, partner, { Folding.sameBytes($0, email) })
    else { return false }
    let known: Evidence = [.emailIsMail, .emailIsProxyAddress, .emailIsUPN]
    return HardEvidence(directory: directory, console: console, identities: facts.identities)
      .evidence(row, partner).isDisjoint(with: known)
  }
}
