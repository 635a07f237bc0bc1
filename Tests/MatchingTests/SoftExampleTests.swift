import Matching
import Roster
import Support
import Testing

/// What soft evidence makes of people whom a reader would know, or would not.
@Suite("Soft evidence")
struct SoftExampleTests {
  /// Somebody in the directory who has no identifier in common with any console user.
  private func person(
    _ given: String, _ surname: String, site: String = "Berlin", enabled: Bool = true,
    _ fields: [DirectoryField: String] = [:], proxies: [String] = []
  ) -> DirectoryEntry {
    let local = "\(given).\(surname)".lowercased()
    return user(
      "ad-\(local)", upn: "\(local)@contoso.com", mail: "\(local)@contoso.com", office: site,
      givenName: given, surname: surname, dn: "CN=\(given) \(surname),DC=contoso,DC=com",
      proxies: proxies, enabled: enabled,
      fields: [.displayName: "\(given) \(surname)"].merging(fields) { $1 })
  }

  private func phone(
    _ given: String, _ surname: String, site: String = "Berlin", username: String? = nil,
    _ fields: [ConsoleField: String] = [:]
  ) -> ConsoleEntry {
    account(
      username ?? "Contoso.\(given).\(surname)", email: "noreply@8x8.com", site: site,
      fields: [.firstName: given, .lastName: surname].merging(fields) { $1 })
  }

  private func states(_ people: [DirectoryEntry], _ users: [ConsoleEntry]) -> [[String]] {
    PairingExample(people, users, softEvidence: .used).words
  }

  @Test(
    "One person under two names",
    arguments: [
      ("Robert", "Hartley", "Bob", "Hartley"), ("Jürgen", "Größer", "Juergen", "Groesser"),
      ("Søren", "Lund", "Soren", "Lund"), ("Łukasz", "Zając", "Lukasz", "Zajac"),
      ("John", "Whitaker", "John", "Whitakre"), ("Anna", "Lindqvist", "Lindqvist", "Anna"),
      ("Jean-Paul", "Mercier", "Jean", "Mercier"), ("Maria", "Smith-Jones", "Maria", "Jones"),
      ("Sanne", "van der Meulen", "Sanne", "Meulen"),
      ("Alexandra", "Featherstone", "Alexandra", "Feathers"),
      ("Sean", "O'Brien", "Sean", "OBrien"), ("Emma", "McDonald", "Emma", "Mc Donald"),
      ("Иван", "Петров", "Ivan", "Petrov"), ("Hans-Peter", "Oberhauser", "HP", "Oberhauser"),
    ])
  func names(given: String, surname: String, first: String, last: String) {
    #expect(
      states([person(given, surname)], [phone(first, last)]) == [["suggested"], ["suggested"]])
  }

  @Test("A changed surname is found by the login that kept it")
  func married() {
    let sofia = person("Sofia", "Lindqvist", [.sAMAccountName: "sberg"])
    #expect(states([sofia], [phone("Sofia", "Berg")]) == [["suggested"], ["suggested"]])
    #expect(
      states([person("Sofia", "Lindqvist")], [phone("Sofia", "Berg")]) == [
        ["unmatched"], ["create"],
      ])
  }

  @Test(
    "Logins without names",
    arguments: [
      "whitakerj@old.example", "john.whitaker@old.example", "whitaker.john",
      "j.whitaker@old.example",
      "jwhitake@old.example",
    ])
  func logins(username: String) {
    let example = PairingExample(
      [person("John", "Whitaker", [.sAMAccountName: "u4711"])],
      [phone("", "", username: username, [.extensionNumber: "1234"])], softEvidence: .used)
    #expect(example.pairing.soft.rivals(ofConsole: 0).map(\.row) == [0])
  }

  @Test("Telephone numbers agree in any form")
  func numbers() {
    let sofia = person("Sofia", "Lindqvist", [.telephoneNumber: "+49 (0)30 123-4567"])
    #expect(
      states([sofia], [phone("Sofia", "Berg", [.workPhone: "0049301234567"])])
        == [["suggested"], ["suggested"]])
  }

  // MARK: Traps

  @Test("Two people of one name are left to a person, with both listed")
  func namesakes() {
    let example = PairingExample(
      [
        person("Anna", "Berg", [.distinguishedName: "CN=1,DC=contoso,DC=com"]),
        person(
          "Anna", "Berg",
          [
            .userPrincipalName: "a.berg@contoso.com", .mail: "a.berg@contoso.com",
            .sAMAccountName: "x",
          ]),
      ], [phone("Anna", "Berg")], softEvidence: .used)
    #expect(example.words == [["ambiguous"], ["ambiguous", "ambiguous"]])
    #expect(example.pairing.consoleRivals[0] == [0, 1])
  }

  @Test("Two namesakes on either side are told apart by where they work")
  func namesakesApart() {
    let work: [DirectoryField: String] = [.department: "Sales", .title: "Analyst"]
    let other: [DirectoryField: String] = [
      .department: "Legal", .title: "Counsel", .userPrincipalName: "a.berg@contoso.com",
      .mail: "a.berg@contoso.com", .sAMAccountName: "x",
      .distinguishedName: "CN=2,DC=contoso,DC=com",
    ]
    #expect(
      states(
        [person("Anna", "Berg", work), person("Anna", "Berg", site: "Oslo", other)],
        [
          phone("Anna", "Berg", username: "one", [.department: "Sales", .title: "Analyst"]),
          phone(
            "Anna", "Berg", site: "Oslo", username: "two",
            [.department: "Legal", .title: "Counsel"]),
        ]) == [["suggested", "suggested"], ["suggested", "suggested"]])
  }

  @Test("A leaver's user is never given to a namesake")
  func leaver() {
    let leaver = person(
      "Anna", "Berg", enabled: false, [.telephoneNumber: "+49 30 1234567", .department: "Sales"])
    let newcomer = person(
      "Anna", "Berg", site: "Oslo",
      [
        .userPrincipalName: "a.berg@contoso.com", .mail: "a.berg@contoso.com", .sAMAccountName: "x",
        .distinguishedName: "CN=2,DC=contoso,DC=com",
      ])
    let user = phone(
      "Anna", "Berg", [.workPhone: "+49301234567", .department: "Sales"])
    #expect(states([leaver, newcomer], [user]) == [["blocked"], ["disabled", "create"]])
    #expect(
      states([leaver, newcomer], [phone("Anna", "Berg", site: "")])
        == [["ambiguous"], ["disabled", "ambiguous"]])
  }

  @Test("A successor at the same desk is another person")
  func successor() {
    let work: [DirectoryField: String] = [
      .telephoneNumber: "+49 30 1234567", .department: "Sales", .title: "Analyst",
    ]
    let user = phone(
      "Anna", "Berg", [.workPhone: "+49301234567", .department: "Sales", .title: "Analyst"])
    #expect(states([person("Viktor", "Sokolov", work)], [user]) == [["unmatched"], ["create"]])
  }

  @Test("A number that everybody has suggests nobody")
  func sharedPhone() {
    let number: [DirectoryField: String] = [.telephoneNumber: "+49 30 1234567"]
    let people = ["Ida", "Kai", "Noor", "Emre", "Tuva"].map { person($0, "of\($0)", number) }
    #expect(
      states(people, [phone("Front", "Gate", [.workPhone: "+49301234567"])])[0] == ["unmatched"])
  }

  @Test("A desk that is named after somebody is a desk")
  func device() {
    #expect(
      states([person("Anna", "Berg")], [phone("Anna", "Berg Conference Room", site: "")])
        == [["unmatched"], ["create"]])
  }

  @Test("A second user of one person is a duplicate")
  func secondAccount() {
    #expect(
      states(
        [person("Robert", "Hartley")],
        [
          account("robert.hartley@contoso.com"),
          phone("Bob", "Hartley", username: "bhartley@old.example"),
        ]) == [["linked", "duplicate"], ["linked"]])
    #expect(
      states(
        [person("Robert", "Hartley", [.telephoneNumber: "+49 30 1234567"])],
        [
          phone("Bob", "Hartley", username: "bob", [.workPhone: "+49301234567"]),
          phone("Robert", "Hartley", site: "Oslo", username: "rob"),
        ]) == [["suggested", "duplicate"], ["suggested"]])
  }

  @Test("An administrator's second account is not the person")
  func privileged() {
    let admin = person(
      "Anna", "Berg",
      [
        .userPrincipalName: "adm-aberg@contoso.com", .mail: "", .sAMAccountName: "adm-aberg",
        .distinguishedName: "CN=Admin,DC=contoso,DC=com",
      ])
    #expect(
      states([admin, person("Anna", "Berg")], [phone("Anna", "Berg")])
        == [["suggested"], ["create", "suggested"]])
  }

  @Test("Different employee IDs are different people; lost zeros are not")
  func employeeIDs() {
    let anna = person("Anna", "Berg", [.employeeID: "000123"])
    #expect(
      states([anna], [phone("Anna", "Berg", [.employeeID: "456"])]) == [["unmatched"], ["create"]])
    #expect(
      states([anna], [phone("Anna", "Berg", [.employeeID: "123"])]) == [
        ["suggested"], ["suggested"],
      ])
  }

  @Test("Who is listed twice with one username is one user")
  func repeated() {
    let user = phone("Bob", "Hartley")
    #expect(
      states([person("Robert", "Hartley")], [user, user]) == [
        ["suggested", "duplicate"], ["suggested"],
      ])
  }

  // MARK: Explaining

  @Test("The lines of a score add up, and each has a sentence with both values")
  func lines() throws {
    let example = PairingExample(
      [person("Robert", "Hartley")], [phone("Bob", "Hartley")], softEvidence: .used)
    let soft = example.pairing.soft
    let score = try #require(soft.score(console: 0, directory: 0))
    #expect(score.lines.reduce(0) { $0 + $1.points } == score.total)
    #expect(soft.verdict(ofConsole: 0)?.score == score.total)
    #expect(soft.verdict(ofConsole: 0)?.rule == .mutualBest)
    #expect(soft.rivals(ofConsole: 0) == soft.rivals(ofDirectory: 0))
    let sentences = SoftSentences(directory: example.directory, console: example.console)
    #expect(score.lines.map(\.sign).contains(.givenNickname))
    #expect(
      sentences.sentence(.givenNickname, console: 0, directory: 0)
        == #""Bob" and "Robert" are forms of one first name."#)
    for sign in SoftSign.allCases {
      #expect(sentences.sentence(sign, console: 0, directory: 0).hasSuffix("."))
    }
  }
}
