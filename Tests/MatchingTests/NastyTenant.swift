import Matching
import Roster
import Support

/// A random small tenant in which everything collides with everything.
struct NastyTenant {
  var people: [DirectoryEntry] = []
  var accounts: [ConsoleEntry] = []
  var cloud: [DirectoryEntry]?
  var rules = TenantRules()
  var directoryPatterns: [String] = []
  var consolePatterns: [String] = []

  /// The attribute that some tenants sign in with.
  private static let loginAttribute = "extensionAttribute1"

  init(seed: UInt64) {
    var values = NastyValues(seed: seed)
    rules = TenantRules(
      verifiedDomains: values.maybe(0.5) ? ["contoso.com", "fabrikam.com"] : [],
      initialDomain: values.maybe(0.6) ? "contoso.onmicrosoft.com" : nil,
      loginAttribute: values.pick([
        .userPrincipalName, .userPrincipalName, .userPrincipalName, .mail,
        .other(NastyTenant.loginAttribute),
      ]))
    for number in 0..<values.count(9) {
      if values.maybe(0.06), let entry = people.randomElement(using: &values.random) {
        people.append(entry)
      } else {
        people.append(values.person(number))
      }
    }
    for _ in 0..<values.count(9) {
      if values.maybe(0.08), let entry = accounts.randomElement(using: &values.random) {
        accounts.append(entry)
      } else {
        accounts.append(values.account())
      }
    }
    if values.maybe(0.3) { cloud = people.compactMap { values.cloudUser(of: $0) } }
    if values.maybe(0.15) { directoryPatterns = [values.pick(["bo*", "*,OU=Lobby,*", "ann?"])] }
    if values.maybe(0.15) { consolePatterns = [values.pick(["bo*", "*lobby*", "?nna@*"])] }
  }

  /// What the matcher and the reference look at.
  struct Lists {
    let directory: DirectoryUsers
    let console: ConsoleUsers
    let identities: CloudIdentities
    let matched: Matched
  }

  var lists: Lists { lists(deciding: .none) }

  func matched(_ decisions: Decisions) -> Matched { lists(deciding: decisions).matched }

  private func lists(deciding decisions: Decisions) -> Lists {
    let alternate: String? =
      if case .other(let name) = rules.loginAttribute { name } else { nil }
    let directory = Support.directory(
      people, alternateLoginID: alternate, source: .test(.directory))
    let console = Support.console(accounts, source: .test(.console))
    let identities = CloudIdentities(
      of: directory,
      cloud: cloud.map { CloudUsers(Support.directory($0, source: .test(.entra))) }, rules: rules)
    let matched = Matcher.pair(
      directory: directory, console: console, identities: identities,
      exclusions: Exclusions(console: consolePatterns, directory: directoryPatterns),
      decisions: decisions, softEvidence: .ignored)
    return Lists(
      directory: directory, console: console, identities: identities, matched: matched)
  }
}

extension SourceInfo {
  static func test(_ role: Role) -> SourceInfo {
    SourceInfo(role: role, name: role.rawValue, kind: "", encoding: "", bytes: 0, sha256: "")
  }
}

/// Values drawn from few, and then spoilt.
struct NastyValues {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func maybe(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
  mutating func count(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &random) }
  mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

  /// The text with a difference that folding removes, or nearly.
  private mutating func spoilt(_ text: String) -> String {
    guard maybe(0.25) else { return text }
    let at = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
    let odd = pick(["\u{200B}", "\u{AD}", "\u{FEFF}", "\u{2060}", "\u{1}", "e\u{301}", "é"])
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return text.uppercased()
    case 1: return " " + text
    case 2: return text + pick([" ", "\t", "\u{A0}", "\u{3000}", "\r"])
    case 3: return text[..<at] + odd + text[at...]
    case 4: return text.replacing("a", with: "ａ")
    case 5: return text.replacing("o", with: "Ｏ")
    default: return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  private mutating func local() -> String {
    pick(["anna", "bo", "cy", "anna.berg", "lobby", "straße", "a"])
  }

  mutating func address() -> String {
    let blank = ["", " ", "\u{A0}", "\u{200B}", "a"]
    if maybe(0.04) { return pick(blank) }
    return spoilt("\(local())@\(pick(["contoso.com", "fabrikam.com", "contoso.local"]))")
  }

  private mutating func employeeID() -> String { spoilt(pick(["1", "2", "007", "\u{A0}"])) }

  mutating func person(_ number: Int) -> DirectoryEntry {
    let unit = pick(["OU=Staff", "OU=Lobby"])
    let domain = pick(["DC=contoso,DC=com", "DC=contoso,DC=local"])
    var fields: [DirectoryField: String] = [
      .distinguishedName: "CN=P\(number),\(unit),\(domain)"
    ]
    if maybe(0.9) { fields[.sAMAccountName] = spoilt(local()) }
    if maybe(0.8) { fields[.userPrincipalName] = address() }
    if maybe(0.6) { fields[.mail] = address() }
    if maybe(0.3) { fields[.employeeID] = employeeID() }
    if maybe(0.5) { fields[.alternateLoginID] = address() }
    if maybe(0.2) { fields[.mailNickname] = local() }
    var signals: [DirectorySignal: [String]] = [:]
    if maybe(0.5) {
      signals[.objectGUID] = ["00000000-0000-0000-0000-\(String(100_000_000_000 + number))"]
    }
    if maybe(0.3) { signals[.proxyAddresses] = ["SMTP:\(address())", "smtp:\(address())"] }
    if maybe(0.2) { signals[.enabled] = [pick(["False", "True"])] }
    if maybe(0.05) { signals[.adminDescription] = ["User_no"] }
    signals[.objectClass] = [maybe(0.1) ? pick(["contact", "computer"]) : "user"]
    return DirectoryEntry(fields: fields, signals: signals)
  }

  mutating func account() -> ConsoleEntry {
    var fields: [ConsoleField: String] = [:]
    switch Int.random(in: 0..<10, using: &random) {
    case 0: fields[.username] = spoilt(local())
    case 1: fields[.username] = pick(["CONTOSO\\", "x\\", "\\"]) + spoilt(local())
    case 2: fields[.username] = pick(["", " ", "\t", "\u{200B}", "\\"])
    default: fields[.username] = address()
    }
    if maybe(0.7) { fields[.email] = address() }
    if maybe(0.3) { fields[.employeeID] = employeeID() }
    if maybe(0.2) { fields[.displayName] = pick(["Lobby 1", "Anna Berg"]) }
    return ConsoleEntry(fields: fields)
  }

  /// What Entra may have of somebody: the same, something else, or nothing.
  mutating func cloudUser(of entry: DirectoryEntry) -> DirectoryEntry? {
    if maybe(0.3) { return nil }
    var fields: [DirectoryField: String] = [:]
    fields[.userPrincipalName] =
      maybe(0.6) ? entry.fields[.userPrincipalName] ?? address() : address()
    if maybe(0.4) { fields[.sAMAccountName] = entry.fields[.sAMAccountName] }
    let guid = maybe(0.4) ? entry.signals[.objectGUID] ?? [] : []
    return DirectoryEntry(fields: fields, signals: [.objectGUID: guid])
  }
}
