import Formats
import Roster

/// What soft evidence looks at in one row, made ready for comparing many times. Words, logins and
/// numbers stand in the ``ProfileTable``.
struct Profile: BitwiseCopyable, Sendable {
  /// A stretch of one of the table's lists.
  struct Part: BitwiseCopyable, Sendable {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var range: Range<Int> { Int(start)..<Int(start + count) }
    var isEmpty: Bool { count == 0 }
  }

  /// How the row stands in the pairing.
  enum Standing: UInt8, Sendable {
    /// A leftover: may be paired.
    case open
    /// Has a console user already.
    case claimed
    /// Known, and not provisioned: disabled, never synced, without a usable cloud UPN.
    case notProvisioned
    /// Left to a person by an earlier tier.
    case ambiguous
  }

  let row: UInt32
  var standing = Standing.open
  var given = Part()
  var surname = Part()
  var logins = Part()
  var phones = Part()
  var mobiles = Part()
  /// The extension of a console user, or `ipPhone` of a directory user; `count` 0 when there is none.
  var extensionTail: UInt32 = 0
  var extensionDigits: UInt8 = 0
  /// A desk or a machine rather than a person, by a word in its name.
  var isDevice = false
  /// An administrator's or service's account, by its login.
  var isPrivileged = false
  /// Names were cut out of a username, so their order is not known.
  var namesFromLogin = false
  /// Hashes of the folded values; 0 means none.
  var site: UInt64 = 0
  var department: UInt64 = 0
  var title: UInt64 = 0
  var employeeID: UInt64 = 0
  /// What each of the three is worth when another row has it too.
  var siteRarity: UInt8 = 0
  var departmentRarity: UInt8 = 0
  var titleRarity: UInt8 = 0
  /// A number made from the row's content alone: orders rows without regard to where they stand.
  var order: UInt64 = 0

  init(row: Int) { self.row = UInt32(truncatingIfNeeded: row) }
}

/// Many profiles, with what they point to.
struct ProfileTable: Sendable {
  var profiles: [Profile] = []
  var words: [NameToken] = []
  var logins: [LoginStem] = []
  var numbers: [PhoneDigits] = []
  var letters: [UInt8] = []

  /// No profiles.
  init() {}

  /// Makes room for so many profiles of the usual size.
  mutating func reserveCapacity(_ count: Int) {
    profiles.reserveCapacity(count)
    words.reserveCapacity(count * 9 / 4)
    logins.reserveCapacity(count * 7 / 2)
    numbers.reserveCapacity(count * 9 / 4)
    letters.reserveCapacity(count * 56)
  }

  /// Adds a word.
  mutating func addWord(_ word: Span<UInt8>, isGiven: Bool) {
    let short = word.extracting(0..<min(word.count, NameToken.longest))
    words.append(NameToken(short, start: letters.count, isGiven: isGiven))
    letters.append(copying: short)
  }

  /// Takes the last profile away, with all it points to, which must be what was added last.
  mutating func removeLast(backTo mark: Mark) {
    profiles.removeLast()
    words.removeLast(words.count - mark.words)
    logins.removeLast(logins.count - mark.logins)
    numbers.removeLast(numbers.count - mark.numbers)
    letters.removeLast(letters.count - mark.letters)
  }

  /// Takes everything away. Lists that are empty already are left alone, because emptying a list has its
  /// price, and mostly there are names only.
  mutating func removeAll() {
    if !profiles.isEmpty { profiles.removeAll(keepingCapacity: true) }
    if !words.isEmpty { words.removeAll(keepingCapacity: true) }
    if !logins.isEmpty { logins.removeAll(keepingCapacity: true) }
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    if !letters.isEmpty { letters.removeAll(keepingCapacity: true) }
  }

  /// How far the lists were filled.
  struct Mark { let words, logins, numbers, letters: Int }

  var mark: Mark {
    Mark(
      words: words.count, logins: logins.count, numbers: numbers.count, letters: letters.count)
  }
}

extension ProfileTable {
  /// Takes over all profiles of another table, behind its own.
  mutating func append(_ other: ProfileTable) {
    let before = mark
    let letters = UInt32(truncatingIfNeeded: before.letters)
    for var profile in other.profiles {
      profile.given.start += UInt32(before.words)
      profile.surname.start += UInt32(before.words)
      profile.logins.start += UInt32(before.logins)
      profile.phones.start += UInt32(before.numbers)
      profile.mobiles.start += UInt32(before.numbers)
      profiles.append(profile)
    }
    for var word in other.words {
      word.start += letters
      words.append(word)
    }
    for var login in other.logins {
      login.start += letters
      logins.append(login)
    }
    numbers.append(contentsOf: other.numbers)
    self.letters.append(contentsOf: other.letters)
  }
}
