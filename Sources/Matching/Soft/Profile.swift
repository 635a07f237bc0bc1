import Formats

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

  /// Appends all profiles of `other`.
  mutating func append(_ other: ProfileTable) {
    let firstWord = UInt32(words.count)
    let firstLogin = UInt32(logins.count)
    let firstNumber = UInt32(numbers.count)
    let firstLetter = UInt32(truncatingIfNeeded: letters.count)
    for var profile in other.profiles {
      profile.given.start += firstWord
      profile.surname.start += firstWord
      profile.logins.start += firstLogin
      profile.phones.start += firstNumber
      profile.mobiles.start += firstNumber
      profiles.append(profile)
    }
    for var word in other.words {
      word.start += firstLetter
      words.append(word)
    }
    for var login in other.logins {
      login.start += firstLetter
      logins.append(login)
    }
    numbers += other.numbers
    letters += other.letters
  }

  /// Takes the last profile away, with all it points to, which must be what was added last.
  mutating func removeLast(backTo mark: Mark) {
    profiles.removeLast()
    words.removeLast(words.count - mark.words)
    logins.removeLast(logins.count - mark.logins)
    numbers.removeLast(numbers.count - mark.numbers)
    letters.removeLast(letters.count - mark.letters)
  }

  mutating func removeAll() {
    profiles.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    logins.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
  }

  /// How far the lists were filled.
  struct Mark { let words, logins, numbers, letters: Int }

  var mark: Mark {
    Mark(
      words: words.count, logins: logins.count, numbers: numbers.count, letters: letters.count)
  }
}
