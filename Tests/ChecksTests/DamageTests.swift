import Checks
import Forecast
import Formats
import Intake
import Matching
import Roster
import Testing

/// Exports damaged as programs and spreadsheets damage them: each tiny input gives its finding, and
/// the same input undamaged does not.
@Suite("Damaged exports")
struct DamageTests {
  private static let console = "Username,Site\nanna@contoso.com,Berlin\n"

  private static func person(_ account: String, _ more: String = "") -> String {
    "dn: CN=\(account),DC=contoso,DC=com\nobjectClass: user\nsAMAccountName: \(account)\n"
      + "userPrincipalName: \(account)@contoso.com\nuserAccountControl: 512\n\(more)\n"
  }

  /// The slugs of all findings of a tenant that is read from texts.
  private func slugs(directory: String? = nil, console: String = console) throws -> Set<String> {
    let ad = try DirectoryIntake().read(
      Input(ByteStore(Array((directory ?? Self.person("anna")).utf8)), name: "ad"), source: 0)
    let list = try ConsoleIntake().read(
      Input(ByteStore(Array(console.utf8)), name: "users.csv"), source: 0)
    let users = DirectoryUsers(joining: ad.parts, sources: [ad.info])
    let accounts = ConsoleUsers(joining: list.parts, sources: [list.info])
    let tenant = TenantRules(verifiedDomains: ["contoso.com"])
    let identities = CloudIdentities(of: users, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: users, console: accounts, identities: identities, exclusions: Exclusions())
    let facts = Facts(
      directory: users, console: accounts, cloud: nil, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: users, consoleSites: ConsoleSites(of: accounts), pairing: matched.pairing,
        sites: SiteNames(["Berlin"], provenance: .given)),
      firstCycle: FirstCycle(
        rules: ProvisioningRules(), directory: users, console: accounts, identities: identities,
        pairing: matched.pairing), sources: [ad.info, list.info])
    return Set(Rules.run(facts).map { Rules.rule(of: $0).slug })
  }

  @Test("The texts that the others damage are in order")
  func fine() throws {
    let found = try slugs(
      directory: Self.person("anna", "physicalDeliveryOfficeName: Berlin\n"))
    let damage: Set = [
      "export-at-size-limit", "export-truncated", "attribute-incomplete", "paging-prompt-in-export",
      "collection-in-place-of-values", "letters-replaced", "phone-spreadsheet-damage",
      "phone-not-e164", "smart-quotes", "duplicate-header", "duplicate-entry", "ragged-rows",
      "rows-rejected", "unclosed-quote", "last-record-cut-short", "extension-malformed",
    ]
    #expect(found.isDisjoint(with: damage), "\(found.intersection(damage))")
  }

  @Test("Exactly 1000 records", arguments: [999, 1000, 1001])
  func sizeLimit(count: Int) throws {
    let text = (0..<count).map { Self.person("u\($0)") }.joined()
    #expect(try slugs(directory: text).contains("export-at-size-limit") == (count == 1000))
  }

  @Test(
    "A list of 8x8 users that holds nobody is not taken for a tenant in order",
    arguments: [
      "Username,Site\n", "Username,Site\n\n", "Username,Site",
      #"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 0}"#,
    ])
  func nobodyInConsole(console: String) throws {
    #expect(try slugs(console: console).contains("console-holds-nobody"))
    #expect(try !slugs().contains("console-holds-nobody"))
  }

  @Test("Nor is a directory without users, whatever else it has")
  func nobodyInDirectory() throws {
    let unit = "dn: OU=Staff,DC=contoso,DC=com\nobjectClass: organizationalUnit\n\n"
    #expect(try slugs(directory: unit).contains("directory-holds-nobody"))
    #expect(try !slugs(directory: unit + Self.person("anna")).contains("directory-holds-nobody"))
  }

  @Test(
    "The trailer of an ldapsearch that a limit stopped, at every -L level",
    arguments: [
      "# search result\nsearch: 2\nresult: 4 Size limit exceeded\n",
      "# search result\n\n# numResponses: 2\nresult: 11 Administrative limit exceeded\n",
      "search: 2\nresult: 3 Time limit exceeded\n",
    ])
  func searchLimit(trailer: String) throws {
    #expect(try slugs(directory: Self.person("anna") + trailer).contains("export-truncated"))
  }

  @Test("A search that ended with another error")
  func searchError() throws {
    let text = Self.person("anna") + "search: 2\nresult: 32 No such object\n"
    #expect(try slugs(directory: text).contains("export-ended-with-error"))
    let fine = Self.person("anna") + "search: 2\nresult: 0 Success\n"
    #expect(try !slugs(directory: fine).contains("export-ended-with-error"))
  }

  @Test("Members in part only")
  func ranges() throws {
    let group = "dn: CN=G,DC=x\nobjectClass: group\nmember;range=0-1499: CN=A,DC=x\n\n"
    let found = try slugs(directory: Self.person("anna", "proxyAddresses;range=0-1: SMTP:a@x\n"))
    #expect(found.contains("attribute-incomplete"))
    // Without scope by groups nobody reads member, so nothing is missing.
    #expect(try !slugs(directory: group + Self.person("anna")).contains("attribute-incomplete"))
  }

  @Test("ldapsearch asked for Enter")
  func prompt() throws {
    let prompt = "Press [size] Enter for the next {1000|size} entries.\n\n"
    #expect(
      try slugs(directory: Self.person("anna") + prompt + Self.person("bo"))
        .contains("paging-prompt-in-export"))
  }

  @Test("Office in no record at all, and Office in one")
  func attributeAbsent() throws {
    #expect(try slugs().contains("attribute-absent"))
    let full = Self.person(
      "anna",
      """
      physicalDeliveryOfficeName: Berlin
      mail: anna@contoso.com
      givenName: Anna
      sn: Berg
      objectGUID: ABCDEFGHIJKLMNOP
      proxyAddresses: SMTP:anna@contoso.com

      """)
    #expect(try !slugs(directory: full + Self.person("bo")).contains("attribute-absent"))
  }

  @Test("The name of a .NET type in place of values")
  func collection() throws {
    let type = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection"
    let text = "SamAccountName,UserPrincipalName,proxyAddresses\nanna,anna@contoso.com,\(type)\n"
    #expect(try slugs(directory: text).contains("collection-in-place-of-values"))
  }

  @Test("Question marks in place of letters, from three names on")
  func letters() throws {
    func text(_ names: [String]) -> String {
      "UserPrincipalName,SamAccountName,GivenName,Surname\n"
        + names.map { "u\($0.count)@contoso.com,u\($0.count),Anna,\($0)\n" }.joined()
    }
    let damaged = text(["M?ller", "J?rgens", "Wei?"])
    #expect(try slugs(directory: damaged).contains("letters-replaced"))
    #expect(try !slugs(directory: text(["M?ller"])).contains("letters-replaced"))
    #expect(
      try slugs(
        console: "Username,Last name\na@x.com,M?ller\nb@x.com,J?rgens\nc@x.com,Wei?mann\n"
      ).contains("letters-replaced"))
  }

  @Test("4.42E+11 for a phone number, on either side", arguments: ["4.42E+11", "4,42E+11", "4E11"])
  func exponent(number: String) throws {
    #expect(
      try slugs(directory: Self.person("anna", "telephoneNumber: \(number)\n"))
        .contains("phone-spreadsheet-damage"))
    #expect(
      try slugs(console: "Username;Mobile\nanna@contoso.com;\(number)\n")
        .contains("phone-spreadsheet-damage"))
  }

  @Test("A number that lost its + or its leading zeros", arguments: ["442079460000", "79460000"])
  func plus(number: String) throws {
    #expect(
      try slugs(console: "Username,Phone number\nanna@contoso.com,\(number)\n")
        .contains("phone-not-e164"))
    #expect(
      try !slugs(console: "Username,Phone number\nanna@contoso.com,+442079460000\n")
        .contains("phone-not-e164"))
  }

  @Test("Curly quotation marks, on either side")
  func smartQuotes() throws {
    #expect(try slugs(directory: Self.person("anna", "sn: O’Berg\n")).contains("smart-quotes"))
    #expect(
      try slugs(console: "Username,Last name\nanna@contoso.com,O’Berg\n").contains("smart-quotes"))
  }

  @Test("The same header twice, in either file")
  func headers() throws {
    #expect(
      try slugs(console: "Username,Email,Email\na@x.com,a@x.com,b@x.com\n")
        .contains("duplicate-header"))
    #expect(
      try slugs(directory: "SamAccountName,Mail,mail\nanna,a@x.com,b@x.com\n")
        .contains("duplicate-header"))
  }

  @Test("Files that were put together, each with its header")
  func joinedFiles() throws {
    let page = "Username,Email\na@x.com,a@x.com\n"
    #expect(try slugs(console: page + page.replacing("a@", with: "b@")).contains("header-repeated"))
    #expect(try !slugs(console: page).contains("header-repeated"))
  }

  @Test("The same entry twice")
  func entries() throws {
    #expect(
      try slugs(directory: Self.person("anna") + Self.person("anna")).contains("duplicate-entry"))
  }

  @Test("Rows with more or fewer fields than the header")
  func ragged() throws {
    for row in ["b@x.com,Berlin,more", "b@x.com"] {
      let found = try slugs(console: Self.console + row + "\n" + "c@x.com,Berlin\n")
      #expect(found.contains("ragged-rows") && found.contains("rows-rejected"))
    }
  }

  @Test("A quotation mark that is never closed")
  func quote() throws {
    let found = try slugs(console: Self.console + "b@x.com,\"Berlin\nc@x.com,Paris\n")
    #expect(found.contains("unclosed-quote"))
  }

  @Test("A last record cut short, in LDIF and CSV")
  func cutShort() throws {
    #expect(
      try slugs(directory: Self.person("anna") + "dn: CN=Bo,DC=x\nsAMAccountName: bo\nmai")
        .contains("last-record-cut-short"))
    #expect(
      try slugs(console: "Username,Site,Name\na@x.com,Berlin,A\nb@x.com,Ber")
        .contains("last-record-cut-short"))
  }
}
