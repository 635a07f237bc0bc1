import Checks
import Reports
import Roster
import Testing

/// `links.csv` and `directory.csv` of pairs that are in order: most of what the directory says is taken
/// from the console row then, and must be the same as when it is looked up.
@Suite struct LinkedRowsTests {
  /// An entry of one line an attribute, and the console row of the same person.
  private struct Person {
    var login: String
    var attributes: [String]
    var site = "Oslo"
    /// What stands in `directory_name` and `directory_office`.
    var name: String
    var office = "Oslo"
  }

  private static let people = [
    Person(
      login: "plain", attributes: ["displayName: Anna Berg", "physicalDeliveryOfficeName: Oslo"],
      name: "Anna Berg"),
    Person(
      login: "twentythree",
      attributes: ["displayName: 12345678901234567890123", "physicalDeliveryOfficeName: Oslo"],
      name: "12345678901234567890123"),
    Person(
      login: "twentyfour",
      attributes: ["displayName: 123456789012345678901234", "physicalDeliveryOfficeName: Oslo"],
      name: "123456789012345678901234"),
    Person(
      login: "comma", attributes: ["displayName: Berg, Anna", "physicalDeliveryOfficeName: Oslo"],
      name: "\"Berg, Anna\""),
    Person(
      login: "formula", attributes: ["displayName: =1+1", "physicalDeliveryOfficeName: Oslo"],
      name: "'=1+1"),
    Person(
      login: "quotes",
      attributes: ["displayName: Anna \"A\" Berg", "physicalDeliveryOfficeName: Oslo"],
      name: "\"Anna \"\"A\"\" Berg\""),
    Person(
      login: "nameless", attributes: ["givenName: Anna", "physicalDeliveryOfficeName: Oslo"],
      name: "Anna"),
    // "Oslo" and a blank, which Entra Connect takes away and the report shows.
    Person(
      login: "blank",
      attributes: ["displayName: Anna Berg", "physicalDeliveryOfficeName:: T3NsbyA="],
      name: "Anna Berg", office: "Oslo "),
    Person(
      login: "siteless",
      attributes: ["displayName: Anna Berg", "physicalDeliveryOfficeName: Oslo"], site: "",
      name: "Anna Berg"),
  ]

  private static func tenant(_ people: [Person]) -> Tenant {
    let entries = people.map { person in
      let lines = [
        "dn: OU=\(person.login),DC=example,DC=com", "objectClass: user", "userAccountControl: 512",
        "userPrincipalName: \(person.login)@example.com",
      ]
      return (lines + person.attributes).joined(separator: "\n") + "\n"
    }
    // The other way round, so that no row of one list stands where its partner does in the other.
    let rows = people.reversed().map { "\($0.login)@example.com,Anna,Berg,\($0.site)\n" }
    return Tenant(
      ldif: entries.joined(separator: "\n"),
      console: "Username,First name,Last name,Site\n" + rows.joined(), sites: ["Oslo"])
  }

  private func lines(_ report: some TableReport) -> [Substring] {
    String(decoding: report.rendered(), as: UTF8.self).split(separator: "\r\n").dropFirst().map {
      $0
    }
  }

  @Test func linksShowNameAndOfficeAsTheyAre() throws {
    let lines = lines(LinksReport(facts: try Self.tenant(Self.people).facts()))
    var place = 1
    var expected: [String] = []
    for (index, person) in Self.people.enumerated() {
      let login = "\(person.login)@example.com"
      expected.append(
        "linked,\(login),\(login),\(login),Anna Berg,\(person.name),,,username=cloudUPN,match,"
          + "\(person.site),\(person.office),link,,users.csv:\(Self.people.count - index + 1),"
          + "ad.ldif:\(place),")
      place += 5 + person.attributes.count
    }
    #expect(lines.map(String.init) == expected.reversed())
  }

  @Test func directoryNamesTheUsername() throws {
    let lines = lines(DirectoryReport(facts: try Self.tenant(Self.people).facts()))
    for (line, person) in zip(lines, Self.people) {
      let login = "\(person.login)@example.com"
      #expect(
        line.hasPrefix(
          "linked,\(login),\(login),predicted,,\(person.name),yes,\(person.office),match,\(login),link,,"
        ))
    }
  }

  @Test func loginsFromAnotherAttributeAreShownBesideTheUPN() throws {
    let ldif = """
      dn: CN=Anna Berg,DC=example,DC=com
      objectClass: user
      userAccountControl: 512
      userPrincipalName: aberg@example.com
      mail: anna.berg@example.com
      displayName: Anna Berg
      physicalDeliveryOfficeName: Oslo

      """
    var tenant = Tenant(
      ldif: ldif, console: "Username,Site\nanna.berg@example.com,Oslo\n", sites: ["Oslo"])
    tenant.rules = TenantRules(verifiedDomains: ["example.com"], loginAttribute: .mail)
    let facts = try tenant.facts()
    #expect(
      lines(LinksReport(facts: facts)).first?.hasPrefix(
        "linked,anna.berg@example.com,aberg@example.com,anna.berg@example.com,,Anna Berg,") == true)
    #expect(
      lines(DirectoryReport(facts: facts)).first?.contains(
        ",match,anna.berg@example.com,link,") == true)
  }
}
