import Foundation
import Support

/// A small tenant whose exports change from night to night.
///
/// Everybody is linked, and every Office is the name of a Site, unless a test says otherwise.
final class Tenant {
  struct Person {
    let number: Int
    var office: String
    var username: String
    var site: String
    /// 512: a normal account; 514: a disabled one (userAccountControl).
    var account = 512
    var isInDirectory = true
    var isInConsole = true

    var login: String { "\(given).\(surname)@contoso.example".lowercased() }
    var given: String { Tenant.givenNames[number % Tenant.givenNames.count] }
    var surname: String { Tenant.surnames[number / Tenant.givenNames.count] }
  }

  /// Names that no rule takes for each other.
  static let givenNames = [
    "Astrid", "Bjarne", "Chiara", "Dmitri", "Eleonora", "Ferdinand", "Giselle", "Hjalmar", "Ingrid",
    "Joaquim",
  ]
  static let surnames = [
    "Abernathy", "Blomqvist", "Castellano", "Drummond", "Ekwueme", "Fitzgerald", "Gunnarsson",
    "Hollister", "Ivanovich", "Jablonski",
  ]
  static let offices = ["Oslo", "Porto", "Quebec"]
  /// The first night, at two o'clock: 1 October 2026.
  static let firstNight = 1_790_820_000

  let folder: TemporaryFolder
  let program: Program
  var people: [Person]
  /// What nightly is given besides the exports.
  var options: [String] = []

  init(people count: Int = 60) throws {
    folder = try TemporaryFolder()
    program = try Program(in: folder)
    people = (0..<count).map { number in
      let office = Tenant.offices[number % Tenant.offices.count]
      return Person(number: number, office: office, username: "", site: office)
    }
    for index in people.indices { people[index].username = people[index].login }
    try folder.write("name\nOslo\nPorto\nQuebec\n", to: "sites.csv")
  }

  static func time(_ night: Int) -> Int { firstNight + night * 86_400 }

  // MARK: Exports

  func writeDirectory(of night: Int = 0) throws {
    let entries = people.filter(\.isInDirectory).map { person in
      let guid = Data((0..<16).map { UInt8($0 == 0 ? person.number + 1 : $0) })
      return """
        dn: CN=\(person.given) \(person.surname),DC=contoso,DC=example
        objectClass: user
        cn: \(person.given) \(person.surname)
        sAMAccountName: \(person.given)\(person.number)
        userPrincipalName: \(person.login)
        mail: \(person.login)
        proxyAddresses: SMTP:\(person.login)
        givenName: \(person.given)
        sn: \(person.surname)
        physicalDeliveryOfficeName: \(person.office)
        userAccountControl: \(person.account)
        objectGUID:: \(guid.base64EncodedString())

        """
    }
    try write(entries.joined(separator: "\n"), to: "ad.ldif", night)
  }

  func writeConsole(of night: Int = 0) throws {
    let rows = people.filter(\.isInConsole).map { person in
      "\(person.username),\(person.given),\(person.surname),\(person.login),\(person.site),X2"
    }
    let header = "Username,First Name,Last Name,Email,Site,License"
    try write(([header] + rows).joined(separator: "\n") + "\n", to: "users.csv", night)
  }

  /// Both exports, as old as the night.
  func export(_ night: Int = 0) throws {
    try writeDirectory(of: night)
    try writeConsole(of: night)
  }

  func write(_ text: String, to name: String, _ night: Int) throws {
    try folder.write(text, to: name)
    try setTime(of: name, Tenant.time(night) - 3_600)
  }

  func setTime(of name: String, _ time: Int) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(time))],
      ofItemAtPath: "\(folder.path)/\(name)")
  }

  // MARK: Runs

  static let sources = [
    "--directory", "ad.ldif", "--console", "users.csv", "--sites", "sites.csv",
    "--verified-domain", "contoso.example",
  ]

  func rollcall(_ arguments: [String], at time: Int) throws -> Program.Outcome {
    try program.start(
      "\(Program.binaries)/rollcall", arguments, variables: ["SOURCE_DATE_EPOCH": "\(time)"])
  }

  /// Runs `nightly` in that night, at two o'clock.
  func nightly(_ night: Int = 0, _ more: String...) throws -> Program.Outcome {
    try rollcall(["nightly"] + Tenant.sources + options + more, at: Tenant.time(night))
  }

  /// `status`, so many hours after the night.
  func status(_ night: Int = 0, hours: Int = 0, _ more: String...) throws -> Program.Outcome {
    try rollcall(["status"] + more, at: Tenant.time(night) + hours * 3_600)
  }

  // MARK: What is there

  static let state = "rollcall-state"

  /// Where `latest` leads to; nil when it is not there.
  var latest: String? {
    try? FileManager.default.destinationOfSymbolicLink(
      atPath: "\(folder.path)/\(Tenant.state)/latest")
  }

  var runFolders: [String] { (try? folder.names(in: "\(Tenant.state)/runs")) ?? [] }

  func latestFile(_ name: String) throws -> [UInt8] {
    try folder.bytes(of: "\(Tenant.state)/latest/\(name)")
  }

  func news() throws -> TenantNews { try TenantNews(latestFile("news.json")) }
}
