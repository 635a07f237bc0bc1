import Matching
import Roster
import Support

/// A random small tenant in which names, logins and numbers are nearly the same.
struct SoftTenant {
  var people: [DirectoryEntry] = []
  var accounts: [ConsoleEntry] = []

  init(seed: UInt64) {
    var values = SoftValues(random: SeededGenerator(seed: seed))
    for number in 0..<values.count(9) { people.append(values.person(number)) }
    for number in 0..<values.count(9) { accounts.append(values.account(number)) }
  }

  func paired(_ softEvidence: SoftEvidence) -> PairingExample {
    PairingExample(people, accounts, softEvidence: softEvidence)
  }
}

private struct SoftValues {
  var random: SeededGenerator

  mutating func maybe(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
  mutating func count(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &random) }
  mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

  private mutating func given() -> String {
    pick([
      "Anna", "Anja", "Ann", "Robert", "Bob", "Maria", "Marta", "Jean-Paul", "Jean", "J.", "Jürgen",
      "Anna Maria",
    ])
  }

  private mutating func surname() -> String {
    pick([
      "Berg", "Bergh", "Müller", "Mueller", "Mullr", "Smith-Jones", "Jones", "Whitaker", "Whitakre",
      "van der Berg", "Zielinska",
    ])
  }

  private mutating func number() -> String {
    pick(["+49 30 1234567", "030 1234567", "+49301234568", "+49 30 1239999"])
  }

  private func plain(_ text: String) -> String {
    String(text.lowercased().unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic })
  }

  private mutating func login(_ given: String, _ surname: String) -> String {
    let (first, last) = (plain(given), plain(surname))
    let number = maybe(0.2) ? "\(count(20))" : ""
    return pick([
      "\(first).\(last)", "\(first.prefix(1))\(last)", "\(last)\(first.prefix(1))",
      "\(last).\(first)",
    ])
      + number
  }

  mutating func person(_ number: Int) -> DirectoryEntry {
    let (given, surname) = (given(), surname())
    let local = "\(plain(given)).\(plain(surname)).\(number)"
    var fields: [DirectoryField: String] = [.displayName: "\(given) \(surname)"]
    if maybe(0.5) { fields[.telephoneNumber] = self.number() }
    if maybe(0.2) { fields[.mobile] = self.number() }
    if maybe(0.6) { fields[.department] = pick(["Sales", "Legal"]) }
    if maybe(0.6) { fields[.title] = pick(["Analyst", "Counsel"]) }
    if maybe(0.2) { fields[.employeeID] = pick(["007", "8"]) }
    fields[.sAMAccountName] =
      maybe(0.6) ? "\(login(given, surname))x\(number)y" : "u\(number)000000"
    if maybe(0.3) { fields[.mailNickname] = login(given, surname) }
    return user(
      "p\(number)", upn: "\(local)@contoso.com", mail: "\(local)@contoso.com",
      office: pick(["Berlin", "Oslo", nil]), givenName: given, surname: surname,
      dn: "CN=\(given) \(surname) \(number),DC=contoso,DC=com", enabled: !maybe(0.15),
      fields: fields)
  }

  mutating func account(_ number: Int) -> ConsoleEntry {
    let (given, surname) = (given(), surname())
    var fields: [ConsoleField: String] = [:]
    fields[.firstName] = maybe(0.9) ? given : nil
    fields[.lastName] = maybe(0.9) ? surname : nil
    if maybe(0.5) { fields[.workPhone] = self.number() }
    if maybe(0.2) { fields[.mobile] = self.number() }
    if maybe(0.4) { fields[.extensionNumber] = pick(["4567", "4568", "567"]) }
    if maybe(0.6) { fields[.department] = pick(["Sales", "Legal"]) }
    if maybe(0.6) { fields[.title] = pick(["Analyst", "Counsel"]) }
    if maybe(0.2) { fields[.employeeID] = pick(["7", "8"]) }
    if maybe(0.7) { fields[.site] = pick(["Berlin", "Oslo"]) }
    let base = login(given, surname)
    fields[.username] = pick([
      "Contoso.\(plain(given)).\(plain(surname))\(number)z", "\(base)@old.example",
      "\(plain(given)).\(plain(surname)).\(count(8))@contoso.com", "\(base)-\(number)",
    ])
    return ConsoleEntry(fields: fields)
  }
}
