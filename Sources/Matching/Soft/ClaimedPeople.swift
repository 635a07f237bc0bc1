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
  /// Hashes of pairs of names, of which the lowest bit says whether somebody asks for them.
  private var pairs = [UInt64](repeating: 0, count: 1 << 14)
  private var letters: [UInt8] = []

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
    return asksForNames(row, KeyHash.pair(given, surname)) || asksForLogins(row, directory)
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
    if let other = surnames.add(surname, last) { counts.add(surname: other) }
    if let other = givenNames.add(given, first) { counts.add(given: other) }
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
      let meaning =
        texts[field.rawValue].meaning(hash)
        ?? ValueCounter.Meaning(first: names.textHash(value))
      if let other = texts[field.rawValue].add(hash, meaning) { work.add(field, other) }
    }
  }

  // MARK: Asking

  private mutating func asksForNames(_ row: Int, _ hash: UInt64) -> Bool {
    let place = Int(truncatingIfNeeded: hash >> 1) & (pairs.count - 1)
    if pairs[place] | 1 == hash | 1 { return pairs[place] & 1 == 1 }
    var isWanted = false
    let profile = reader.addNames(directory: row)
    keys.forEach(profile, reader.table, .narrow) { if asked.contains($0) { isWanted = true } }
    reader.removeAll()
    pairs[place] = isWanted ? hash | 1 : hash & ~1
    return isWanted
  }

  private mutating func asksForLogins(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    directory.withBytes(.userPrincipalName, row) { name in
      if asks(forLoginIn: name) { return true }
      return directory.withBytes(.mail, row) { mail in
        // Nearly always the same again.
        if !Folding.sameBytes(mail, name), asks(forLoginIn: mail) { return true }
        return asksForOtherLogins(row, name, mail, directory)
      }
    }
  }

  private mutating func asksForOtherLogins(
    _ row: Int, _ name: Span<UInt8>, _ mail: Span<UInt8>, _ directory: DirectoryUsers
  ) -> Bool {
    if directory.withBytes(.sAMAccountName, row, { asks(forLoginIn: $0) }) { return true }
    let asksForNickname = directory.withBytes(.mailNickname, row) { nickname in
      !isLocalPart(nickname, of: mail) && asks(forLoginIn: nickname)
    }
    if asksForNickname { return true }
    for proxy in directory.proxyAddresses(row).prefix(8) {
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
      && LoginConvention.begins(mail, nickname)
  }

  /// Whether somebody asks for a login of the letters of a local part; yes where that is not plain.
  private mutating func asks(forLoginIn value: Span<UInt8>) -> Bool {
    letters.removeAll(keepingCapacity: true)
    for index in ProfileReader.local(of: value) {
      let byte = value[index]
      if byte >= 0x80 { return true }
      let small = Transliteration.asciiLowercased(byte)
      if small &- 0x61 < 26 || small &- 0x30 < 10 { letters.append(small) }
    }
    let end = LoginStem.end(letters)
    guard end > 1 else { return false }
    return asked.contains(
      SoftKeys.login(LoginStem.hash(letters.span.extracting(0..<min(end, LoginStem.longest)))))
  }

  private mutating func asksForNumbers(_ row: Int, _ directory: DirectoryUsers) -> Bool {
    if asked.hasNumbers {
      for column in [DirectoryField.telephoneNumber, .ipPhone, .mobile] {
        let isAsked = directory.withBytes(column, row) { value in
          PhoneDigits(value).map { asked.contains(SoftKeys.number($0)) } ?? false
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
  private var sieve: [UInt64]

  init(_ stretches: [[UInt64]], of users: ProfileTable) {
    hasNumbers = !users.numbers.isEmpty
    hasEmployeeIDs = users.profiles.contains { $0.employeeID != 0 }
    slots = KeySlots(stretches)
    sieve = Array(repeating: 0, count: max(64, slots.count / 8))
    for stretch in stretches {
      for key in stretch { sieve[word(of: key)] |= bit(of: key) }
    }
  }

  func contains(_ key: UInt64) -> Bool {
    sieve[word(of: key)] & bit(of: key) != 0 && slots.contains(key)
  }

  private func word(of key: UInt64) -> Int { Int(key >> 40) & (sieve.count - 1) }
  private func bit(of key: UInt64) -> UInt64 { 1 << (key >> 34 & 63) }
}
