import Formats
import Roster

/// Looks through the many directory users who have a console user already: counts their names, and finds
/// the few who may share a telling key with somebody who is left.
///
/// They are nearly all there are, and hardly any matters. So no profile is made of them; a value that
/// came before is not read again, and a key that nobody asks for ends the matter.
struct ClaimedPeople {
  private(set) var counts = NameCounts()
  private(set) var work = WorkCounts()
  private let asked: AskedKeys
  private var reader: ProfileReader
  private var names = NameReader()
  private var keys = SoftKeys()
  private var surnames = ValueCounter()
  private var givenNames = ValueCounter()
  private var texts = [ValueCounter](
    repeating: ValueCounter(), count: WorkCounts.Field.allCases.count)
  /// Hashes of pairs of names, of which the lowest bit says whether somebody asks for them; each stands
  /// at one of two places side by side.
  private var pairs = [UInt64](repeating: 0, count: 1 << 15)
  /// What is kept of each byte of a login: itself or its small letter, ``dropped`` or ``odd``. Not
  /// shared, so that nobody counts who holds it, and as long as there are bytes, so that no place needs
  /// checking.
  private let kept = InlineArray<256, UInt8> { ClaimedPeople.kept(UInt8($0)) }

  init(directory: DirectoryUsers, console: ConsoleUsers, asked: AskedKeys) {
    self.asked = asked
    reader = ProfileReader(directory: directory, console: console)
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

  /// What was counted last and is not in ``counts`` and ``work`` yet.
  mutating func finish() {
    for slot in surnames.slots { counts.add(surname: slot) }
    for slot in givenNames.slots { counts.add(given: slot) }
    for field in WorkCounts.Field.allCases {
      for slot in texts[field.rawValue].slots { work.add(field, slot) }
    }
  }

  // MARK: Counting

  /// Counts the names, unless both are missing or one has more words than are remembered.
  private mutating func countNames(
    _ row: Int, given: UInt64, surname: UInt64, _ directory: DirectoryUsers
  ) -> Bool {
    let last =
      surnames.meaning(surname)
      ?? directory.withBytes(.surname, row) { reader.words($0, isGiven: false) }
    let first =
      givenNames.meaning(given)
      ?? directory.withBytes(.givenName, row) { reader.words($0, isGiven: true) }
    guard let last, let first, last.first != 0 || first.first != 0 else { return false }
    counts.addPerson()
    if !surnames.countAgain(surname), let other = surnames.add(surname, last) {
      counts.add(surname: other)
    }
    if !givenNames.countAgain(given), let other = givenNames.add(given, first) {
      counts.add(given: other)
    }
    return true
  }

  private mutating func countWork(_ row: Int, _ directory: DirectoryUsers) {
    countText(.site, row, .office, directory)
    countText(.department, row, .department, directory)
    countText(.title, row, .title, directory)
  }

  private mutating func countText(
    _ field: WorkCounts.Field, _ row: Int, _ column: DirectoryField, _ directory: DirectoryUsers
  ) {
    directory.withBytes(column, row) { value in
      guard value.count > 0 else { return }
      let hash = KeyHash.exact(value)
      if texts[field.rawValue].countAgain(hash) { return }
      let meaning = ValueCounter.Meaning(first: names.textHash(value))
      if let other = texts[field.rawValue].add(hash, meaning) { work.add(field, other) }
    }
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
    directory.withBytes(.userPrincipalName, row) { name in
      if asks(forLoginIn: name) { return true }
      return directory.withBytes(.mail, row) { mail in
        // Nearly always the same again.
        if !Folding.sameBytes(mail, name), asks(forLoginIn: mail) { return true }
        return asksForOtherLogins(row, mail, directory)
      }
    }
  }

  private mutating func asksForOtherLogins(
    _ row: Int, _ mail: Span<UInt8>, _ directory: DirectoryUsers
  ) -> Bool {
    if directory.withBytes(.sAMAccountName, row, { asks(forLoginIn: $0) }) { return true }
    let asksForNickname = directory.withBytes(.mailNickname, row) { nickname in
      !isLocalPart(nickname, of: mail) && asks(forLoginIn: nickname)
    }
    if asksForNickname { return true }
    for place in directory.proxyAddressPlaces(row).prefix(8) {
      let proxy = directory.proxyAddress(at: place)
      let isAsked = directory.rows.withBytes(of: proxy, row: row) { value in
        let address = value.extracting(min(5, value.count)..<value.count)
        return !Folding.sameBytes(address, mail) && asks(forLoginIn: address)
      }
      if isAsked { return true }
    }
    return false
  }

  private func isLocalPart(_ nickname: Span<UInt8>, of mail: Span<UInt8>) -> Bool {
    nickname.count < mail.count && mail[nickname.count] == UInt8(ascii: "@")
      && Folding.sameBytes(mail.extracting(0..<nickname.count), nickname)
  }

  private static let dropped: UInt8 = 0
  private static let odd: UInt8 = 0xff

  private static func kept(_ byte: UInt8) -> UInt8 {
    if byte >= 0x80 { return odd }
    let small = Transliteration.asciiLowercased(byte)
    return small &- 0x61 < 26 || small &- 0x30 < 10 ? small : dropped
  }

  /// Whether somebody asks for a login of the letters of a local part; yes where that is not plain.
  private mutating func asks(forLoginIn value: Span<UInt8>) -> Bool {
    let local = value.extracting(ProfileReader.local(of: value))
    // Longer local parts are no logins; see ``ProfileReader``.
    var letters = InlineArray<128, UInt8>(repeating: 0)
    guard local.count > 1, local.count <= letters.count else { return false }
    var count = 0
    for index in 0..<local.count {
      let letter = kept[Int(local[index])]
      if letter == ClaimedPeople.odd { return true }
      // Written in any case, and written over where it is dropped: no letter can be told in advance.
      letters[count] = letter
      count &+= letter == ClaimedPeople.dropped ? 0 : 1
    }
    let all = letters.span.extracting(0..<count)
    let end = LoginStem.end(all)
    guard end > 1 else { return false }
    return asked.contains(
      SoftKeys.login(LoginStem.hash(all.extracting(0..<min(end, LoginStem.longest)))))
  }

  private mutating func asksForNumbers(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    if asked.hasNumbers {
      for column in [DirectoryField.telephoneNumber, .ipPhone, .mobile] {
        let isAsked = directory.withBytes(column, row) { value in
          PhoneDigits(value).map { asked.contains($0) } ?? false
        }
        if isAsked { return true }
      }
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
    for number in users.numbers { numbers[word(of: number)] |= bit(of: number) }
  }

  func contains(_ key: UInt64) -> Bool { sieve.mayContain(key) && slots.contains(key) }

  func contains(_ number: PhoneDigits) -> Bool {
    numbers[word(of: number)] & bit(of: number) != 0 && contains(SoftKeys.number(number))
  }

  private func word(of number: PhoneDigits) -> Int { Int(number.key >> 6) & (numbers.count - 1) }
  private func bit(of number: PhoneDigits) -> UInt64 { 1 << UInt64(number.key & 63) }
}
