import Formats
import Roster

/// Makes profiles of rows. The lists are handed in each time, so that nobody counts who holds them.
struct ProfileReader {
  private(set) var table = ProfileTable()
  private var reader = NameReader()
  /// The words of the name at hand: so many as ``chosenCount`` says.
  private var chosen = [ChosenWord](
    repeating: ChosenWord(place: 0..<0, isParticle: false), count: ProfileReader.wordsAtMost)
  private var chosenCount = 0

  /// - Parameter capacity: how many profiles to expect.
  init(capacity: Int = 0) {
    if capacity > 0 { table.reserveCapacity(capacity) }
  }

  /// What is read of nearly every directory user, but for values that mostly stand in the processor's
  /// cache.
  static let coldFields: [DirectoryField] = [
    .surname, .title, .telephoneNumber, .givenName, .department, .sAMAccountName,
    .userPrincipalName, .mobile,
  ]

  /// What is read besides where a profile is made.
  static let coldFieldsOfProfile: [DirectoryField] = [.distinguishedName, .mailNickname]

  /// Further words of a name are not looked at.
  private static let wordsAtMost = 8

  private struct ChosenWord {
    let place: Range<Int>
    let isParticle: Bool
  }

  // MARK: Console users

  /// Adds a console user.
  mutating func add(console row: Int, of users: ConsoleUsers) {
    var profile = Profile(row: row)
    profile.logins.start = UInt32(table.logins.count)
    users.withBytes(.username, row) { addLogin(username: $0, &profile) }
    users.withBytes(.email, row) { addLogin(address: $0, &profile) }
    readNames(row, of: users, &profile)
    profile.phones.start = UInt32(table.numbers.count)
    users.withBytes(.workPhone, row) { addNumber($0, &profile.phones) }
    profile.mobiles.start = UInt32(table.numbers.count)
    users.withBytes(.mobile, row) { addNumber($0, &profile.mobiles) }
    users.withBytes(.extensionNumber, row) { setExtension($0, &profile) }
    profile.site = users.withBytes(.site, row) { reader.textHash($0) }
    profile.department = users.withBytes(.department, row) { reader.textHash($0) }
    profile.title = users.withBytes(.title, row) { reader.textHash($0) }
    profile.employeeID = users.withBytes(.employeeID, row) { ProfileReader.withoutZeros($0) }
    profile.order = users.withBytes(.username, row) { StableHash.of($0) }
    table.profiles.append(profile)
  }

  private mutating func readNames(
    _ row: Int, of users: ConsoleUsers, _ profile: inout Profile
  ) {
    profile.given = users.withBytes(.firstName, row) { addWords($0, isGiven: true, &profile) }
    profile.surname = users.withBytes(.lastName, row) { addWords($0, isGiven: false, &profile) }
    if profile.given.isEmpty, profile.surname.isEmpty {
      users.withBytes(.displayName, row) { addFullName($0, &profile) }
    }
    if profile.given.isEmpty, profile.surname.isEmpty {
      users.withBytes(.username, row) { addNamesOfLogin($0, &profile) }
    }
  }

  // MARK: Directory users

  /// Adds a directory user.
  mutating func add(
    directory row: Int, of users: DirectoryUsers, _ standing: Profile.Standing
  ) {
    var profile = Profile(row: row)
    profile.standing = standing
    profile.logins.start = UInt32(table.logins.count)
    users.withBytes(.userPrincipalName, row) { addLogin(address: $0, &profile) }
    if users.slice(.mail, row) != users.slice(.userPrincipalName, row) {
      users.withBytes(.mail, row) { addLogin(address: $0, &profile) }
    }
    users.withBytes(.sAMAccountName, row) { value in
      addLogin(local: value, &profile)
      profile.isPrivileged = isPrivileged(value)
    }
    users.withBytes(.mailNickname, row) { addLogin(local: $0, &profile) }
    // Otherwise they are the mail address again.
    if users.hasOtherAddresses[row] {
      for place in users.proxyAddressPlaces(row).prefix(8) {
        users.rows.withBytes(of: users.proxyAddress(at: place), row: row) {
          addLogin(address: $0.extracting(min(5, $0.count)..<$0.count), &profile)
        }
      }
    }
    readNames(row, of: users, &profile)
    profile.phones.start = UInt32(table.numbers.count)
    users.withBytes(.telephoneNumber, row) { addNumber($0, &profile.phones) }
    users.withBytes(.ipPhone, row) { addNumber($0, &profile.phones) }
    profile.mobiles.start = UInt32(table.numbers.count)
    users.withBytes(.mobile, row) { addNumber($0, &profile.mobiles) }
    users.withBytes(.ipPhone, row) { setExtension($0, &profile) }
    profile.site = users.withBytes(.office, row) { reader.textHash($0) }
    profile.department = users.withBytes(.department, row) { reader.textHash($0) }
    profile.title = users.withBytes(.title, row) { reader.textHash($0) }
    profile.employeeID = users.withBytes(.employeeID, row) { ProfileReader.withoutZeros($0) }
    profile.order = users.withBytes(.distinguishedName, row) { StableHash.of($0) }
    table.profiles.append(profile)
  }

  /// Takes the profile added last away again.
  mutating func removeLast(backTo mark: ProfileTable.Mark) { table.removeLast(backTo: mark) }

  /// Reads nothing but the names of a directory user; the profile stands in no list.
  mutating func addNames(_ row: Int, of users: DirectoryUsers) -> Profile {
    var profile = Profile(row: row)
    readNames(row, of: users, &profile)
    return profile
  }

  /// The words of a name: all of a surname, unless there are more than two, and the first given name.
  mutating func words(_ value: Span<UInt8>, isGiven: Bool) -> ValueCounter.Meaning? {
    var profile = Profile(row: 0)
    let part = addWords(value, isGiven: isGiven, &profile)
    defer { table.removeAll() }
    if part.count > 2, !isGiven { return nil }
    var meaning = ValueCounter.Meaning()
    if let first = part.range.first { meaning.first = table.words[first].hash }
    if part.count > 1, !isGiven { meaning.second = table.words[part.range.lowerBound + 1].hash }
    return meaning
  }

  /// Takes all profiles away, and all they point to.
  mutating func removeAll() { table.removeAll() }

  private mutating func readNames(
    _ row: Int, of users: DirectoryUsers, _ profile: inout Profile
  ) {
    profile.given = users.withBytes(.givenName, row) { addWords($0, isGiven: true, &profile) }
    profile.surname = users.withBytes(.surname, row) { addWords($0, isGiven: false, &profile) }
    guard profile.given.isEmpty, profile.surname.isEmpty else { return }
    users.withBytes(.displayName, row) { addFullName($0, &profile) }
    guard profile.given.isEmpty, profile.surname.isEmpty else { return }
    users.withBytes(.commonName, row) { addFullName($0, &profile) }
  }

  /// Whether an account is for administration or for a program, by the words of its name.
  private mutating func isPrivileged(_ account: Span<UInt8>) -> Bool {
    reader.read(account)
    for index in 0..<reader.wordCount {
      let hash = KeyHash.exact(reader.letters.span.extracting(reader.words[index]))
      if ProfileReader.privileged.contains(hash) { return true }
    }
    return false
  }

  private static let privileged = NameToken.hashes(
    "adm admin administrator svc service srv priv tier0 tier1")

  // MARK: Names

  /// Adds the words of one field, without titles; particles only where there is nothing else.
  private mutating func addWords(
    _ value: Span<UInt8>, isGiven: Bool, _ profile: inout Profile
  ) -> Profile.Part {
    guard value.count > 0 else { return Profile.Part(start: UInt32(table.words.count), count: 0) }
    reader.read(value.extracting(0..<min(value.count, 256)))
    choose(isGiven: isGiven, &profile)
    var hasRealWord = false
    for index in 0..<chosenCount where !chosen[index].isParticle { hasRealWord = true }
    let start = UInt32(table.words.count)
    let letters = reader.letters
    for index in 0..<chosenCount {
      let word = chosen[index]
      if hasRealWord, word.isParticle { continue }
      table.addWord(letters.span.extracting(word.place), isGiven: isGiven)
    }
    return Profile.Part(start: start, count: UInt32(table.words.count) - start)
  }

  /// Chooses the first words that are no titles of what was read last.
  private mutating func choose(isGiven: Bool, _ profile: inout Profile) {
    chosenCount = 0
    let letters = reader.letters
    for index in 0..<reader.wordCount {
      let place = reader.words[index]
      let word = letters.span.extracting(place)
      if ProfileReader.deviceWords.contains(KeyHash.exact(word)) { profile.isDevice = true }
      if chosenCount >= ProfileReader.wordsAtMost || NameToken.isTitle(word) { continue }
      let isParticle = !isGiven && NameToken.isParticle(word)
      chosen[chosenCount] = ChosenWord(place: place, isParticle: isParticle)
      chosenCount += 1
    }
  }

  /// `Surname, Given` or `Given Surname`; what stands in brackets is left out.
  private mutating func addFullName(_ value: Span<UInt8>, _ profile: inout Profile) {
    var bytes = Array(copying: value.extracting(0..<min(value.count, 256)))
    if let bracket = bytes.firstIndex(of: UInt8(ascii: "(")) { bytes.removeSubrange(bracket...) }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) {
      let given = Array(bytes[(comma + 1)...])
      profile.surname = addWords(bytes.span.extracting(0..<comma), isGiven: false, &profile)
      profile.given = addWords(given.span, isGiven: true, &profile)
      return
    }
    while let last = bytes.last, Folding.isBlank(last) { bytes.removeLast() }
    guard let blank = bytes.lastIndex(of: UInt8(ascii: " ")) else {
      profile.surname = addWords(bytes.span, isGiven: false, &profile)
      return
    }
    profile.given = addWords(bytes.span.extracting(0..<blank), isGiven: true, &profile)
    profile.surname = addWords(
      bytes.span.extracting((blank + 1)..<bytes.count), isGiven: false, &profile)
  }

  /// `john.smith`, `Company.John.Smith`: the last two words of a username written with separators.
  private mutating func addNamesOfLogin(_ username: Span<UInt8>, _ profile: inout Profile) {
    let local = username.extracting(ProfileReader.local(of: username))
    var words: [[UInt8]] = []
    reader.forEachWord(local) { word in
      let hasDigit = (0..<word.count).contains { word[$0] &- 0x30 < 10 }
      if !hasDigit { words.append(Array(copying: word)) }
    }
    guard words.count >= 2 else { return }
    profile.given.start = UInt32(table.words.count)
    let (given, surname) = (words[words.count - 2], words[words.count - 1])
    table.addWord(given.span, isGiven: true)
    profile.given.count = 1
    profile.surname.start = UInt32(table.words.count)
    table.addWord(surname.span, isGiven: false)
    profile.surname.count = 1
    profile.namesFromLogin = true
    if words.contains(where: { ProfileReader.deviceWords.contains(KeyHash.exact($0.span)) }) {
      profile.isDevice = true
    }
  }

  /// Words that make a name a desk's or a machine's, in the languages of 8x8's customers.
  private static let deviceWords = NameToken.hashes(
    "lobby reception conference meeting room phone fax printer kiosk desk hotline courier warehouse "
      + "kitchen elevator lift queue callcenter huddle boardroom breakroom shared spare intercom door gate "
      + "paging speaker polycom yealink analog besprechung besprechungsraum empfang raum konferenz "
      + "konferenzraum lager werkstatt faxgerat accueil salle reunion standard sala recepcion recepcao "
      + "receptie vergaderzaal mottak resepsjon moterom konferensrum recepcja sekretariat zentrale"
  )

  // MARK: Logins

  /// Where the local part of an address stands, without a leading `DOMAIN\`.
  static func local(of login: Span<UInt8>) -> Range<Int> {
    let start = IdentifierKeys.accountName(in: login).lowerBound
    let at = ByteSearch.first(UInt8(ascii: "@"), in: login, range: start..<login.count)
    return start..<(at ?? login.count)
  }

  /// A username: an address, an account name, or Admin Console's own `Company.First.Last`.
  private mutating func addLogin(username: Span<UInt8>, _ profile: inout Profile) {
    let local = username.extracting(ProfileReader.local(of: username))
    addLogin(address: username, &profile)
    let isAddress =
      ByteSearch.first(UInt8(ascii: "@"), in: username, range: 0..<username.count) != nil
    var dots: [Int] = []
    for index in 0..<local.count where local[index] == UInt8(ascii: ".") { dots.append(index) }
    guard !isAddress, dots.count >= 2, let first = dots.first else { return }
    addLogin(local: local.extracting((first + 1)..<local.count), isMade: true, &profile)
  }

  private mutating func addLogin(address: Span<UInt8>, _ profile: inout Profile) {
    let local = ProfileReader.local(of: address)
    let domain = address.extracting(local.upperBound..<address.count)
    addLogin(
      local: address.extracting(local), domain: domain.count > 1 ? Folding.keyHash(domain) : 0,
      &profile)
  }

  private mutating func addLogin(
    local: Span<UInt8>, domain: UInt64 = 0, isMade: Bool = false, _ profile: inout Profile
  ) {
    guard local.count > 1, local.count <= 128 else { return }
    reader.read(local)
    let read = reader.letters
    let all = read.span.extracting(0..<reader.count)
    guard all.count > 1, !LoginStem.isRole(all) else { return }
    let end = LoginStem.end(all)
    var number: UInt32 = 0
    if end < all.count {
      for index in end..<all.count { number = number &* 10 &+ UInt32(all[index] &- 0x30) }
      number = number &+ 1
    }
    let letters = all.extracting(0..<min(end, LoginStem.longest))
    let login = LoginStem(
      letters, number: number, domain: domain, start: table.letters.count, isMade: isMade)
    for place in Int(profile.logins.start)..<table.logins.count {
      let known = table.logins[place]
      if known.stem == login.stem && known.number == login.number && known.domain == login.domain {
        return
      }
    }
    table.letters.append(copying: letters)
    table.logins.append(login)
    profile.logins.count += 1
  }

  // MARK: Numbers

  private mutating func addNumber(_ value: Span<UInt8>, _ part: inout Profile.Part) {
    guard let number = PhoneDigits(value) else { return }
    table.numbers.append(number)
    part.count += 1
  }

  private func setExtension(_ value: Span<UInt8>, _ profile: inout Profile) {
    guard let digits = PhoneDigits.extension(value) else { return }
    profile.extensionTail = digits.tail
    profile.extensionDigits = digits.count
  }

  /// An employee ID without the zeros in front, which spreadsheets lose.
  static func withoutZeros(_ value: Span<UInt8>) -> UInt64 {
    let plain = value.extracting(Folding.trimmedBlanks(value))
    var start = 0
    while start < plain.count, plain[start] == UInt8(ascii: "0") { start += 1 }
    return start < plain.count ? Folding.keyHash(plain.extracting(start..<plain.count)) : 0
  }
}

/// A hash that is the same in every run: for taking rows in an order, or a sample, that follows from
/// their content alone. Whoever prepares a file to collide gains nothing but ties.
enum StableHash {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// FNV-1a of 64 bits, and a last mixing.
  static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = start
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* prime }
    return mixed(hash)
  }

  /// That of an objectGUID.
  static func of(_ guid: GUID) -> UInt64 {
    mixed((guid.words.0 ^ start) &* prime ^ guid.words.1)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let hash = (value ^ value >> 32) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash >> 29
  }
}
