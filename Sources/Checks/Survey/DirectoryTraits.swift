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
  private let sites: SiteMatches
  private let forecasts: [UserForecast]
  private let login: DirectoryField
  private let oddities: [UInt16]
  private let loginMark: UInt16
  private let sources: [CloudUPNSource]
  private let problems: [UPNProblem]
  private let shapes = ValueShapes()

  init(_ facts: Facts) {
    directory = facts.directory
    console = facts.console
    identities = facts.identities
    sites = facts.sites
    forecasts = facts.firstCycle.directory
    login = facts.tenant.loginAttribute.field
    oddities = directory.rows.oddities
    loginMark = directory.mark(of: login)
    sources = identities.sources
    problems = identities.problems
  }

  /// The traits of each of `rows`, in order; none for users who are not provisioned. An ordinary value
  /// (``OrdinaryShape``) has none, so only the others are looked at.
  func traits(of rows: Range<Int>) -> [DirectoryTraits] {
    var all = [DirectoryTraits](repeating: [], count: rows.count)
    func look(_ field: DirectoryField, _ traits: (Span<UInt8>) -> DirectoryTraits) {
      directory.forEachOddValue(of: field, in: rows) { row, value in
        all[row - rows.lowerBound].formUnion(traits(value))
      }
    }
    look(.givenName) { nameTraits($0, longest: 128) }
    look(.surname) { nameTraits($0, longest: 30) }
    look(.mail, mailTraits)
    if directory.fills(.telephoneNumber) { look(.telephoneNumber, phoneTraits) }
    if directory.fills(.mobile) { look(.mobile, phoneTraits) }
    if directory.fills(.ipPhone) { look(.ipPhone, phoneTraits) }
    for row in rows {
      let position = row - rows.lowerBound
      if case .skip = forecasts[row] {
        all[position] = []
      } else {
        if !hasOrdinaryCloudName(row) { addCloudNameTraits(row, &all[position]) }
        if case .conflict = sites.state(of: row) { all[position].insert(.siteDiffers) }
      }
    }
    return all
  }

  /// So many names with `?` are no accident.
  static let fewestDamagedNames = 3

  /// Whether names have `?` in place of letters, and Office values have it as well. Names are looked
  /// at only if an Office value has one.
  static func findsDamagedOffices(in facts: Facts) -> Bool {
    let isSuspect = facts.sites.offices.contains { $0.value.utf8.contains(UInt8(ascii: "?")) }
    guard isSuspect else { return false }
    let counts = Parallel.mapRows(facts.directory.count) { rows in
      DirectoryInspector(facts).traits(of: rows).count { $0.contains(.lettersReplaced) }
    }
    return counts.reduce(0, +) >= fewestDamagedNames
  }

  /// Whether the cloud UPN is an ordinary login name of the directory.
  private func hasOrdinaryCloudName(_ row: Int) -> Bool {
    guard loginMark != 0, oddities[row] & loginMark == 0, case .predicted = sources[row],
      case .none = problems[row]
    else { return false }
    return true
  }

  private func addCloudNameTraits(_ row: Int, _ traits: inout DirectoryTraits) {
    identities.withBytes(row, in: directory) { name in
      guard name.count > 0 else { return }
      if name.count < 3 || name.count > 70 || shapes.classes(of: name).contains(.notUsername) {
        traits.insert(.cloudNameUnusable)
      }
      if sources[row] == .entra, problems[row] == .none,
        !directory.withBytes(login, row, { Folding.sameBytes($0, name) })
      {
        traits.insert(.cloudNameDiffers)
      }
    }
  }

  /// 8x8's limits: 2 to 128 characters for first names, 2 to 30 for last names (User Management API).
  private func nameTraits(_ value: Span<UInt8>, longest: Int) -> DirectoryTraits {
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

  private func mailTraits(_ value: Span<UInt8>) -> DirectoryTraits {
    let mail = value.extracting(Folding.trimmedBlanks(value))
    if mail.count == 0 { return .mailMissing }
    return shapes.isMalformedMail(mail) ? .mailMalformed : []
  }

  private func phoneTraits(_ number: Span<UInt8>) -> DirectoryTraits {
    shapes.isSpreadsheetNumber(number) ? .spreadsheetNumber : []
  }
}

extension Facts {
  /// Whether the first cycle takes a directory user at all.
  func isTaken(_ row: Int) -> Bool { firstCycle.directory[row] != .skip }
}
