import Formats
import Roster

/// Looks through the many directory users who have a console user already: counts their names, and finds
/// the few who may share a telling key with somebody who is left.
///
/// Rows may come in any order, from any part of the directory: what is remembered of earlier ones only
/// saves work.
///
/// They are nearly all there are, and hardly any matters. So no profile is made of them; a value that
/// came before is not read again, and a key that nobody asks for ends the matter.
struct ClaimedPeople {
  private(set) var counts = NameCounts()
  private(set) var work = WorkCounts()
  private let asked: AskedKeys
  private var reader = ProfileReader()
  private var names = NameReader()
  private var keys = SoftKeys()
  private var surnames = ValueCounter()
  private var givenNames = ValueCounter()
  private var sites = ValueCounter()
  private var departments = ValueCounter()
  private var titles = ValueCounter()
  /// Hashes of pairs of names, of which the lowest bit says whether somebody asks for them; each stands
  /// at one of two places side by side.
  private var pairs = [UInt64](repeating: 0, count: 1 << 15)
  /// See ``LoginByte``. Not shared, so that nobody counts who holds it, and as long as there are bytes, so
  /// that no place needs checking.
  private let kept = InlineArray<256, UInt8> { LoginByte.kept(UInt8($0)) }
  /// In hand, so that nobody asks for each login whether they are drawn.
  private let factors = LoginStem.factors
  /// The marks of rows whose login name or mail is no ordinary address.
  private let addressMarks: UInt16

  init(directory: DirectoryUsers, asked: AskedKeys) {
    self.asked = asked
    addressMarks = directory.mark(of: .userPrincipalName) | directory.mark(of: .mail)
  }

  /// Counts a row. Gives whether somebody may ask for it; nil when only a profile can tell, and then it
  /// was not counted.
  ///
  /// - Parameter directory: handed in, so that nobody counts who holds it.
  mutating func count(_ row: Int, _ directory: DirectoryUsers) -> Bool? {
    let surname = directory.withBytes(.surname, row) { KeyHash.exact($0, salt: 1) }
    let given = directory.withBytes(.givenName, row) { KeyHash.exact($0, salt: 2) }
    guard countNames(row, given: given, surname: surname, directory) else { return nil }
    countWork(row, directory)
    return asksForNames(row, KeyHash.pair(given, surname), directory)
      || asksForLogins(row, directory)
      || asksForNumbers(row, directory)
  }

  /// Counts somebody of whom there is a profile.
  mutating func count(_ profile: Profile, in table: borrowing ProfileTable) {
    counts.count(profile, in: table)
    work.count(profile)
  }

  /// What was counted last and is not in ``counts`` and ``work`` yet.
  mutating func finish() {
    for slot in surnames.slots { counts.add(surname: slot) }
    for slot in givenNames.slots { counts.add(given: slot) }
    for slot in sites.slots { work.add(.site, slot) }
    for slot in departments.slots { work.add(.department, slot) }
    for slot in titles.slots { work.add(.title, slot) }
  }

  // MARK: Counting

  /// Counts the names, unless both are missing or one has more words than are remembered.
  private mutating func countNames(
    _ row: Int, given: UInt64, surname: UInt64, _ directory: DirectoryUsers
  ) -> Bool {
    let (surnamePlace, givenPlace) = (surnames.place(of: surname), givenNames.place(of: given))
    let last =
      surnamePlace.map { surnames.meaning(at: $0) }
      ?? directory.withBytes(.surname, row) { reader.words($0, isGiven: false) }
    let first =
      givenPlace.map { givenNames.meaning(at: $0) }
      ?? directory.withBytes(.givenName, row) { reader.words($0, isGiven: true) }
    guard let last, let first, last.first != 0 || first.first != 0 else { return false }
    counts.addPerson()
    if let surnamePlace {
      surnames.countAgain(at: surnamePlace)
    } else if let other = surnames.add(surname, last) {
      counts.add(surname: other)
    }
    if let givenPlace {
      givenNames.countAgain(at: givenPlace)
    } else if let other = givenNames.add(given, first) {
      counts.add(given: other)
    }
    return true
  }

  private mutating func countWork(_ row: Int, _ directory: DirectoryUsers) {
    directory.withBytes(.office, row) { value in
      if let other = ClaimedPeople.count(value, in: &sites, &names) { work.add(.site, other) }
    }
    directory.withBytes(.department, row) { value in
      if let other = ClaimedPeople.count(value, in: &departments, &names) {
        work.add(.department, other)
      }
    }
    directory.withBytes(.title, row) { value in
      if let other = ClaimedPeople.count(value, in: &titles, &names) { work.add(.title, other) }
    }
  }

  /// Counts a value; gives the one whose place it took.
  @inline(__always)
  private static func count(
    _ value: Span<UInt8>, in values: inout ValueCounter, _ names: inout NameReader
  ) -> ValueCounter.Slot? {
    guard value.count > 0 else { return nil }
    let hash = KeyHash.exact(value)
    guard let place = values.place(of: hash) else {
      return values.add(hash, ValueCounter.Meaning(first: names.textHash(value)))
    }
    values.countAgain(at: place)
    return nil
  }

  // MARK: Asking

  private mutating func asksForNames(
    _ row: Int, _ hash: UInt64, _ directory: DirectoryUsers
  ) -> Bool {
    let place = Int(truncatingIfNeeded: hash >> 1) & (pairs.count - 1)
    if pairs[place] | 1 == hash | 1 { return pairs[place] & 1 == 1 }
    if pairs[place ^ 1] | 1 == hash | 1 { return pairs[place ^ 1] & 1 == 1 }
    var isWanted = false
    let profile = reader.addNames(row, of: directory)
    keys.forEach(profile, reader.table, .narrow) { if asked.contains($0) { isWanted = true } }
    reader.removeAll()
    pairs[place ^ 1] = pairs[place]
    pairs[place] = isWanted ? hash | 1 : hash & ~1
    return isWanted
  }

  private mutating func asksForLogins(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    let isOrdinary = directory.rows.oddities[row] & addressMarks == 0
    if directory.withBytes(.userPrincipalName, row, { asks(forLogin: $0, isOrdinary: isOrdinary) })
      || directory.withBytes(.sAMAccountName, row, { asks(forLogin: $0) })
    {
      return true
    }
    // Nearly always the same again.
    if directory.slice(.mail, row) != directory.slice(.userPrincipalName, row),
      directory.withBytes(.mail, row, { asks(forLogin: $0, isOrdinary: isOrdinary) })
    {
      return true
    }
    return directory.hasOtherAddresses[row] && asksForOtherLogins(row, directory)
  }

  private mutating func asksForOtherLogins(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    if directory.withBytes(.mailNickname, row, { asks(forLogin: $0) }) { return true }
    for place in directory.proxyAddressPlaces(row).prefix(8) {
      let isAsked = directory.rows.withBytes(of: directory.proxyAddress(at: place), row: row) {
        asks(forLogin: $0.extracting(min(5, $0.count)..<$0.count))
      }
      if isAsked { return true }
    }
    return false
  }

  /// Whether somebody asks for a login of the letters of a local part, in one pass over it; yes where that
  /// is not plain.
  ///
  /// - Parameter isOrdinary: whether it is known to be an ordinary address, whose domain need not be
  ///   looked at.
  private mutating func asks(forLogin login: Span<UInt8>, isOrdinary: Bool = false) -> Bool {
    var all = (hash: UInt64(0), count: 0)
    var stem = all
    var position = 0
    let end = min(login.count, factors.count)
    while position < end {
      let letter = kept[Int(login[position])]
      if letter > LoginByte.lastLetter { break }
      position &+= 1
      // Without a branch, which the processor could not foresee: what is dropped adds nothing.
      all.hash &+= UInt64(letter) &* factors[all.count]
      all.count &+= letter == LoginByte.dropped ? 0 : 1
      stem = letter >= LoginByte.firstLetter ? all : stem
    }
    if position == factors.count { return true }
    if position < login.count, !isOrdinary {
      let rest = position..<login.count
      if login[position] != UInt8(ascii: "@")
        || ByteSearch.first(UInt8(ascii: "\\"), in: login, range: rest) != nil
      {
        return true
      }
    }
    // As in ``LoginStem/end(_:)``.
    if stem.count < 3 { stem = all }
    return stem.count > 1 && asked.contains(SoftKeys.login(stem.hash))
  }

  private mutating func asks(forNumber value: Span<UInt8>) -> Bool {
    if value.count == 0 { return false }
    let key = PhoneDigits.plainKey(value) ?? PhoneDigits(value)?.key
    return key.map { asked.contains(number: $0) } ?? false
  }

  private mutating func asksForNumbers(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    if asked.hasNumbers,
      directory.withBytes(.telephoneNumber, row, { asks(forNumber: $0) })
        || directory.withBytes(.mobile, row, { asks(forNumber: $0) })
        || directory.withBytes(.ipPhone, row, { asks(forNumber: $0) })
    {
      return true
    }
    guard asked.hasEmployeeIDs else { return false }
    return directory.withBytes(.employeeID, row) { value in
      let hash = ProfileReader.withoutZeros(value)
      return hash != 0 && asked.contains(SoftKeys.employee(hash))
    }
  }
}

/// The keys that somebody asks for, with a small table in front that answers most questions.
struct AskedKeys: Sendable {
  let hasNumbers: Bool
  let hasEmployeeIDs: Bool
  private let slots: KeySlots
  /// Of every key, by other bits than ``slots`` goes by, whether there may be one.
  private let sieve: KeySieve
  /// The same for the keys of telephone numbers, by their lowest bits.
  private var numbers: [UInt64]

  init(_ stretches: [[UInt64]], of users: ProfileTable) {
    hasNumbers = !users.numbers.isEmpty
    hasEmployeeIDs = users.profiles.contains { $0.employeeID != 0 }
    // Many users ask for the same: counted once, the tables stay in the cache.
    let keys = KeySlots(stretches).all
    slots = KeySlots([keys])
    sieve = KeySieve([keys])
    var size = 64
    while size * 8 < users.numbers.count { size *= 2 }
    numbers = Array(repeating: 0, count: size)
    for number in users.numbers { numbers[word(of: number.key)] |= bit(of: number.key) }
  }

  func contains(_ key: UInt64) -> Bool {
    KeySieve.mayContain(key, sieve.words.span) && slots.contains(key)
  }

  /// Whether somebody has a telephone number with this ``PhoneDigits/key``.
  func contains(number key: UInt32) -> Bool {
    numbers[word(of: key)] & bit(of: key) != 0 && contains(SoftKeys.number(key))
  }

  private func word(of number: UInt32) -> Int { Int(number >> 6) & (numbers.count - 1) }
  private func bit(of number: UInt32) -> UInt64 { 1 << UInt64(number & 63) }
}

/// What is kept of each byte of a login: a digit or small letter as it is, a capital as a small letter.
private enum LoginByte {
  /// Stands between letters: a dot, a hyphen.
  static let dropped: UInt8 = 0
  static let firstLetter = UInt8(ascii: "a")
  static let lastLetter = UInt8(ascii: "z")
  /// Ends the letters, or takes more than a look at them.
  static let odd: UInt8 = 0xff

  static func kept(_ byte: UInt8) -> UInt8 {
    if byte >= 0x80 || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "\\") { return odd }
    let small = Transliteration.asciiLowercased(byte)
    return small &- 0x61 < 26 || small &- 0x30 < 10 ? small : dropped
  }
}
