import Formats
import Roster

/// What this tenant's own pairs, made by earlier tiers, say about its data: how often Office and Site
/// agree, which form its usernames have.
struct TenantHabits: Sendable {
  /// How far two fields of one person agree.
  enum Reliability: Sendable {
    /// Too few pairs have both values.
    case unknown
    /// In less than half of the pairs.
    case low
    case usual
    /// In at least 95 of 100.
    case high
  }

  private(set) var site = Reliability.unknown
  private(set) var department = Reliability.unknown
  private(set) var title = Reliability.unknown
  private(set) var extensions = Reliability.unknown
  private(set) var phones = Reliability.unknown
  private(set) var employeeIDs = Reliability.unknown
  private(set) var usual: Set<LoginConvention> = []

  /// About so many pairs are looked at.
  private static let sample = 4096
  /// Fewer say nothing.
  private static let enough = 20

  init() {}

  /// Looks at a sample of the pairs, taken by who the people are, not by where they stand.
  init(of pairing: Pairing, directory: DirectoryUsers, console: ConsoleUsers) {
    var mask: UInt64 = 0
    while console.count >> (mask.nonzeroBitCount + 1) > TenantHabits.sample { mask = mask << 1 | 1 }
    let chosen = mask
    let guids = directory.guids
    let parts = Parallel.mapRows(directory.count) { rows in
      var pairs: [(user: Int, person: Int)] = []
      for person in rows {
        guard let user = pairing.consoleUser(of: person) else { continue }
        // The objectGUID needs no look at the input.
        let order =
          guids[person] != .zero
          ? StableHash.of(guids[person])
          : console.withBytes(.username, user) { StableHash.of($0) }
        if order & chosen == 0 { pairs.append((user, person)) }
      }
      return Tally(pairs, directory: directory, console: console)
    }
    var tally = Tally()
    for part in parts { tally.merge(part) }
    site = tally.site.reliability
    department = tally.department.reliability
    title = tally.title.reliability
    extensions = tally.extensions.reliability
    phones = tally.phones.reliability
    employeeIDs = tally.employeeIDs.reliability
    if tally.pairs >= TenantHabits.enough {
      usual = Set(tally.conventions.filter { $0.value * 5 >= tally.pairs }.keys)
    }
  }

  private struct Tally: Sendable {
    struct Count: Sendable {
      var both = 0
      var equal = 0

      mutating func add(_ first: UInt64, _ second: UInt64) {
        guard first != 0, second != 0 else { return }
        both += 1
        if first == second { equal += 1 }
      }

      mutating func merge(_ other: Count) {
        both += other.both
        equal += other.equal
      }

      var reliability: Reliability {
        if both < TenantHabits.enough { return .unknown }
        return equal * 20 >= both * 19 ? .high : equal * 2 >= both ? .usual : .low
      }
    }

    var pairs = 0
    var site = Count()
    var department = Count()
    var title = Count()
    var extensions = Count()
    var phones = Count()
    var employeeIDs = Count()
    var conventions: [LoginConvention: Int] = [:]

    init() {}

    init(
      _ pairs: [(user: Int, person: Int)], directory: DirectoryUsers, console: ConsoleUsers
    ) {
      var user = ProfileReader()
      var person = ProfileReader()
      let cold = ProfileReader.coldFields + ProfileReader.coldFieldsOfProfile
      for (position, pair) in pairs.enumerated() {
        if position % 16 == 0 {
          for next in pairs[position..<min(position + 16, pairs.count)] {
            directory.ask(for: cold, next.person..<(next.person + 1))
            console.ask(for: .username, next.user..<(next.user + 1))
          }
        }
        user.removeAll()
        user.add(console: pair.user, of: console)
        person.removeAll()
        person.add(directory: pair.person, of: directory, .claimed)
        add(user.table, person.table)
      }
    }

    mutating func add(_ user: ProfileTable, _ person: ProfileTable) {
      guard let one = user.profiles.first, let other = person.profiles.first else { return }
      pairs += 1
      site.add(one.site, other.site)
      department.add(one.department, other.department)
      title.add(one.title, other.title)
      employeeIDs.add(one.employeeID, other.employeeID)
      if let agrees = ExtensionComparison.agree(one, other, in: person) {
        extensions.add(1, agrees > 0 ? 1 : 2)
      }
      if let own = user.numbers[one.phones.range].first,
        let theirs = person.numbers[other.phones.range].first
      {
        phones.add(1, own.matches(theirs) ? 1 : 2)
      }
      guard let login = user.logins.first, let given = person.words[other.given.range].first,
        let surname = person.words[other.surname.range].last
      else { return }
      let convention = LoginConvention.of(
        user.letters.span.extracting(login.range),
        given: person.letters.span.extracting(given.range),
        surname: person.letters.span.extracting(surname.range))
      if let convention { conventions[convention, default: 0] += 1 }
    }

    mutating func merge(_ other: Tally) {
      pairs += other.pairs
      site.merge(other.site)
      department.merge(other.department)
      title.merge(other.title)
      extensions.merge(other.extensions)
      phones.merge(other.phones)
      employeeIDs.merge(other.employeeIDs)
      conventions.merge(other.conventions, uniquingKeysWith: +)
    }
  }
}

/// Extensions against internal numbers and the ends of telephone numbers.
enum ExtensionComparison {
  /// How many digits agree, 0 when they do not; nil when one side has nothing to compare.
  static func agree(_ user: Profile, _ person: Profile, in people: ProfileTable) -> Int? {
    guard user.extensionDigits >= 3 else { return nil }
    let own = PhoneDigits.internalNumber(user.extensionTail, user.extensionDigits)
    var best: Int?
    if person.extensionDigits > 0 {
      let other = PhoneDigits.internalNumber(person.extensionTail, person.extensionDigits)
      best = own == other ? 4 : 0
    }
    for number in people.numbers[person.phones.range] {
      let common = own.commonEnd(number)
      best = max(best ?? 0, common >= 3 ? common : 0)
    }
    return best
  }
}
