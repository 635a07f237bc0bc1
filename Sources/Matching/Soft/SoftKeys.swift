import Formats
import Roster

/// The keys under which a row is looked for: two rows that share none are not compared.
///
/// Each kind finds what another one loses: surnames what given names differ in, given name and the
/// beginning or end of the surname what a slip of the pen spoils, logins and numbers what names do not
/// show.
struct SoftKeys {
  /// Room for the letters of a login that is made of two words.
  private var joined = [UInt8](repeating: 0, count: 2 * NameToken.longest)

  /// What a key is made of; part of every key, so that kinds never meet.
  private enum Kind: UInt64 {
    case login = 1
    case surname, fullName, rootAndSurname, surnameBegin, surnameEnd, initialAndSurname, nameBegin
    case number, internalNumber, workplace, employee
  }

  /// Which keys a row has.
  enum Breadth: Sendable {
    case all
    /// Those that nearly say who it is: for the many who have a console user already, and matter only
    /// if one of the others is theirs.
    case narrow
  }

  // MARK: First keys

  /// Calls `body` with each key of a row; the same key may come twice.
  mutating func forEach(
    _ profile: Profile, _ table: borrowing ProfileTable, _ breadth: Breadth,
    _ body: (UInt64) -> Void
  ) {
    // As spans: nobody counts for each word who holds what two cores look at.
    let words = table.words.span
    let letters = table.letters.span
    for place in profile.logins.range {
      let login = table.logins[place]
      body(SoftKeys.login(login.stem))
      if breadth == .all { addBeginnings(letters.extracting(login.range), body) }
    }
    addNames(profile, words, letters, breadth, body)
    for place in profile.phones.range { body(SoftKeys.number(table.numbers[place].key)) }
    for place in profile.mobiles.range { body(SoftKeys.number(table.numbers[place].key)) }
    if breadth == .all {
      SoftKeys.forEachInternalNumber(profile, table) { body(SoftKeys.key(.internalNumber, $0)) }
    }
    if profile.employeeID != 0 { body(SoftKeys.employee(profile.employeeID)) }
  }

  private mutating func addNames(
    _ profile: Profile, _ words: Span<NameToken>, _ letters: Span<UInt8>, _ breadth: Breadth,
    _ body: (UInt64) -> Void
  ) {
    // By position: a slice of a list would be counted as one more owner for every row.
    if breadth == .all {
      for place in profile.surname.range where !words[place].isInitial {
        body(SoftKeys.key(.surname, words[place].alike))
      }
    }
    for place in profile.given.range.prefix(2) {
      let given = words[place]
      for place in profile.surname.range.prefix(3) where !words[place].isInitial {
        addPair(given, words[place], letters, breadth, body)
      }
      if breadth == .all, !given.isInitial { addWorkplaces(given, profile, body) }
    }
    addMadeLogins(profile, words, letters, breadth, body)
  }

  /// The keys of one given name and one word of the surname.
  private func addPair(
    _ given: NameToken, _ surname: NameToken, _ letters: Span<UInt8>, _ breadth: Breadth,
    _ body: (UInt64) -> Void
  ) {
    let word = letters.extracting(surname.range)
    let begin = SoftKeys.number(word, 0..<min(2, word.count))
    let end = SoftKeys.number(word, max(0, word.count - 3)..<word.count)
    body(
      SoftKeys.key(
        .initialAndSurname,
        UInt64(given.initial) << 32 | SoftKeys.number(word, 0..<min(4, word.count))))
    guard !given.isInitial else { return }
    SoftKeys.forEachRoot(given) { root in
      body(SoftKeys.key(.rootAndSurname, root ^ surname.alike))
      guard breadth == .all else { return }
      body(SoftKeys.key(.surnameBegin, root ^ begin))
      body(SoftKeys.key(.surnameEnd, root ^ end))
    }
    // Whichever of the two stands first.
    body(SoftKeys.key(.fullName, given.alike &+ surname.alike))
  }

  /// The given name, and two of Site, department and title: all that is left when a surname changed.
  private func addWorkplaces(_ given: NameToken, _ profile: Profile, _ body: (UInt64) -> Void) {
    addWorkplace(given, profile.site, profile.department, body)
    // Told apart by what is added, so that a department is not taken for a title.
    addWorkplace(given, profile.site, profile.title, adding: 1, body)
    addWorkplace(given, profile.department, profile.title, adding: 2, body)
  }

  private func addWorkplace(
    _ given: NameToken, _ one: UInt64, _ other: UInt64, adding number: UInt64 = 0,
    _ body: (UInt64) -> Void
  ) {
    guard one != 0, other != 0 else { return }
    let place = KeyHash.pair(one &+ number, other)
    SoftKeys.forEachRoot(given) { body(SoftKeys.key(.workplace, $0 ^ place)) }
  }

  /// The logins that are usually made of the name.
  private mutating func addMadeLogins(
    _ profile: Profile, _ words: Span<NameToken>, _ letters: Span<UInt8>, _ breadth: Breadth,
    _ body: (UInt64) -> Void
  ) {
    guard !profile.given.isEmpty else { return }
    let given = words[profile.given.range.lowerBound]
    guard given.count > 0 else { return }
    for place in profile.surname.range.prefix(3) {
      let surname = words[place]
      if surname.isInitial { continue }
      let first = given.range
      let last = surname.range
      addMade(first.prefix(1), last, letters, breadth, body)
      addMade(last, first.prefix(1), letters, breadth, body)
      guard !given.isInitial else { continue }
      addMade(first, last, letters, breadth, body)
      addMade(last, first, letters, breadth, body)
      addMade(first, last.prefix(1), letters, breadth, body)
      if first.count >= 3, last.count >= 3 {
        addMade(first.prefix(3), last.prefix(3), letters, breadth, body)
      }
    }
  }

  private mutating func addMade(
    _ first: Range<Int>, _ second: Range<Int>, _ letters: Span<UInt8>, _ breadth: Breadth,
    _ body: (UInt64) -> Void
  ) {
    let count = first.count + second.count
    guard count >= 4, count <= joined.count else { return }
    SoftKeys.join(letters, first, second, into: &joined)
    let login = joined.span.extracting(0..<count)
    body(SoftKeys.login(LoginStem.hash(login)))
    if breadth == .all { addBeginnings(login, body) }
  }

  private static func join(
    _ letters: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>, into joined: inout [UInt8]
  ) {
    var out = joined.mutableSpan
    for index in 0..<first.count { out[index] = letters[first.lowerBound + index] }
    for index in 0..<second.count { out[first.count + index] = letters[second.lowerBound + index] }
  }

  /// The first letters, for logins that were cut off.
  private func addBeginnings(_ login: Span<UInt8>, _ body: (UInt64) -> Void) {
    guard login.count >= 6 else { return }
    body(SoftKeys.key(.nameBegin, SoftKeys.number(login, 0..<6)))
  }

  // MARK: Second keys

  /// What divides rows that share a key with too many others: names, logins, numbers, workplace.
  func attributes(_ profile: Profile, _ table: borrowing ProfileTable) -> [UInt64] {
    var all: [UInt64] = []
    for place in profile.given.range.prefix(1) {
      SoftKeys.forEachRoot(table.words[place]) { all.append($0) }
    }
    for place in profile.surname.range.prefix(2) { all.append(table.words[place].alike &+ 1) }
    for place in profile.logins.range.prefix(4) { all.append(table.logins[place].stem) }
    for place in profile.phones.range.prefix(2) {
      all.append(UInt64(table.numbers[place].key) | 1 << 41)
    }
    for place in profile.mobiles.range.prefix(1) {
      all.append(UInt64(table.numbers[place].key) | 1 << 41)
    }
    SoftKeys.forEachInternalNumber(profile, table) { all.append(KeyHash.pair($0, 1)) }
    if profile.site != 0, profile.department != 0 {
      all.append(KeyHash.pair(profile.site, profile.department))
    }
    if profile.site != 0, profile.title != 0 {
      all.append(KeyHash.pair(profile.site, profile.title))
    }
    all.sort()
    var kept = 0
    for index in all.indices where index == 0 || all[index] != all[kept - 1] {
      all[kept] = all[index]
      kept += 1
    }
    all.removeLast(all.count - kept)
    return all
  }

  /// The key that says: the same full name.
  static func fullName(_ profile: Profile, _ table: borrowing ProfileTable) -> UInt64? {
    guard let given = table.words[profile.given.range].first,
      let surname = table.words[profile.surname.range].first
    else { return nil }
    return key(.fullName, given.alike &+ surname.alike)
  }

  // MARK: Parts

  private static func forEachInternalNumber(
    _ profile: Profile, _ table: borrowing ProfileTable, _ body: (UInt64) -> Void
  ) {
    if profile.extensionDigits >= 3 {
      body(UInt64(profile.extensionTail))
      body(UInt64(profile.extensionTail % 1000) | 1 << 40)
    }
    for place in profile.phones.range {
      let tail = table.numbers[place].tail
      body(UInt64(tail % 10_000))
      body(UInt64(tail % 1000) | 1 << 40)
    }
  }

  /// A given name by itself, and by each group of nicknames.
  private static func forEachRoot(_ given: NameToken, _ body: (UInt64) -> Void) {
    body(given.alike)
    given.nicknames.forEach { body(KeyHash.pair(UInt64($0), 0x6e69_636b)) }
  }

  private static func number(_ word: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var number: UInt64 = 0
    for index in range { number = number << 8 | UInt64(word[index]) }
    return number
  }

  /// The key of a ``LoginStem/stem``.
  static func login(_ stem: UInt64) -> UInt64 { key(.login, stem) }

  /// The key of a ``PhoneDigits/key``.
  static func number(_ key: UInt32) -> UInt64 { self.key(.number, UInt64(key)) }

  static func employee(_ hash: UInt64) -> UInt64 { key(.employee, hash) }

  private static func key(_ kind: Kind, _ value: UInt64) -> UInt64 {
    KeyHash.pair(kind.rawValue, value) | 1
  }
}
