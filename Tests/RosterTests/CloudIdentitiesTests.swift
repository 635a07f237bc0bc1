import Roster
import Support
import Testing

/// The rules by which Entra Connect makes a cloud userPrincipalName (Microsoft,
/// "UserPrincipalName population").
@Suite("CloudIdentities")
struct CloudIdentitiesTests {
  private static let contoso = TenantRules(
    verifiedDomains: ["contoso.com"], initialDomain: "contoso.onmicrosoft.com")

  /// What is known of one user: name, source, problem.
  private struct Answer: Equatable {
    var name: String?
    var source: CloudUPNSource
    var problem: UPNProblem

    init(_ name: String?, _ source: CloudUPNSource, _ problem: UPNProblem = .none) {
      self.name = name
      self.source = source
      self.problem = problem
    }
  }

  private func answers(
    _ people: [DirectoryEntry], cloud: [DirectoryEntry]? = nil, rules: TenantRules = contoso
  ) -> [Answer] {
    let alternate: String? =
      if case .other(let name) = rules.loginAttribute { name } else { nil }
    let source = SourceInfo(
      role: .directory, name: "ad", kind: "", encoding: "", bytes: 0, sha256: "")
    let users = directory(people, alternateLoginID: alternate, source: source)
    let identities = CloudIdentities(
      of: users, cloud: cloud.map { CloudUsers(directory($0, source: source)) }, rules: rules)
    return (0..<users.count).map {
      Answer(identities.text($0, in: users), identities.sources[$0], identities.problems[$0])
    }
  }

  private func answer(
    _ person: DirectoryEntry, cloud: [DirectoryEntry]? = nil, rules: TenantRules = contoso
  ) -> Answer? { answers([person], cloud: cloud, rules: rules).first }

  private static let guid = "00112233-4455-6677-8899-aabbccddeeff"
  /// The same 16 bytes as Entra writes them.
  private static let immutableID = "MyIRAFVEd2aImaq7zN3u/w=="

  // MARK: Predicted

  @Test("A verified suffix: the cloud name is the value, case and all")
  func verified() {
    #expect(
      answer(user("anna", upn: "Anna.Berg@CONTOSO.com"))
        == Answer("Anna.Berg@CONTOSO.com", .predicted))
  }

  @Test("A suffix that is not verified, or a character that Entra does not take: the fallback")
  func fallback() {
    #expect(
      answer(user("anna", upn: "anna@contoso.local"))
        == Answer("anna@contoso.onmicrosoft.com", .predictedFallback, .suffixNotVerified))
    #expect(
      answer(user("anna", upn: "änna@contoso.com"))
        == Answer("anna@contoso.onmicrosoft.com", .predictedFallback, .illegalCharacter))
    #expect(
      answer(user("anna", upn: "anna@contoso.com "))
        == Answer("anna@contoso.onmicrosoft.com", .predictedFallback, .illegalCharacter))
    #expect(
      answer(user("anna", upn: "anna"))
        == Answer("anna@contoso.onmicrosoft.com", .predictedFallback, .malformed))
  }

  @Test("However many domains a directory has, each login name is judged by itself")
  func manyDomains() {
    let rules = TenantRules(verifiedDomains: ["contoso.com", "d3.example", "d17.example"])
    let long = String(repeating: "x", count: 50)
    var names = [
      "a.@contoso.com", "\(long)\(long.prefix(14))@d3.co", "\(long)\(long.prefix(15))@d3.co",
    ]
    names += [
      "a@\(long).com", "a@d3.EXAMPLE", "a@CONTOSO.com", "a@x@d3.example", "a@", "@d3.example",
    ]
    for number in 0..<60 { names.append("b\(number)@d\(number % 20).example") }
    let people = names.enumerated().map { user("u\($0.offset)", upn: $0.element) }
    var validator = UPNValidator(rules: rules)
    let expected = names.map { name in
      let problem = validator.problem(of: Array(name.utf8).span)
      return problem == .none
        ? Answer(name, .predicted) : Answer(nil, .predictedFallback, problem)
    }
    #expect(answers(people, rules: rules) == expected)
  }

  @Test("MailNickName: mailNickname, primary SMTP, mail, login name, a secondary smtp")
  func nickname() {
    func fallback(
      nickname: String? = nil, proxies: [String] = [], mail: String? = nil,
      upn: String? = "user3@contoso.local"
    ) -> String? {
      var fields: [DirectoryField: String] = [:]
      fields[.mailNickname] = nickname
      return answer(user("sam", upn: upn, mail: mail, proxies: proxies, fields: fields))?.name
    }
    let both = ["smtp:second@contoso.com", "SMTP:user1@contoso.com", "x500:/o=x"]
    #expect(
      fallback(nickname: "nick", proxies: both, mail: "mail@contoso.com")
        == "nick@contoso.onmicrosoft.com")
    #expect(
      fallback(proxies: both, mail: "mail@contoso.com") == "user1@contoso.onmicrosoft.com")
    #expect(
      fallback(proxies: [both[0]], mail: "mail@contoso.com") == "mail@contoso.onmicrosoft.com")
    #expect(fallback(proxies: [both[0]]) == "user3@contoso.onmicrosoft.com")
    #expect(
      fallback(proxies: [both[0]], upn: "@contoso.local") == "second@contoso.onmicrosoft.com")
  }

  @Test("Without the initial domain the fallback is known to be one, and its name is not")
  func unknownInitialDomain() {
    let rules = TenantRules(verifiedDomains: ["contoso.com"])
    #expect(
      answer(user("anna", upn: "anna@contoso.local"), rules: rules)
        == Answer(nil, .predictedFallback, .suffixNotVerified))
  }

  @Test("No userPrincipalName: sAMAccountName@DOMAIN of the distinguished name")
  func implicit() {
    #expect(
      answer(user("anna", upn: nil)) == Answer("anna@contoso.com", .predicted, .missing))
    let local = user("anna", upn: nil, mail: nil, dn: "CN=A,DC=corp,DC=local")
    #expect(
      answer(local) == Answer("anna@contoso.onmicrosoft.com", .predictedFallback, .missing))
    let odd = user("an na", upn: nil, mail: nil)
    #expect(
      answer(odd) == Answer("an na@contoso.onmicrosoft.com", .predictedFallback, .missing))
    #expect(answer(user("anna", upn: nil, dn: "CN=A,O=x")) == Answer(nil, .none, .missing))
  }

  @Test("An alternate login ID takes the place of userPrincipalName")
  func alternate() {
    var rules = Self.contoso
    rules.loginAttribute = TenantRules.LoginAttribute("Mail")
    #expect(rules.loginAttribute == .mail)
    #expect(
      answer(user("anna", upn: "x@contoso.local", mail: "anna@contoso.com"), rules: rules)
        == Answer("anna@contoso.com", .predicted))
    #expect(answer(user("anna", mail: nil), rules: rules) == Answer(nil, .none, .missing))
    rules.loginAttribute = TenantRules.LoginAttribute("extensionAttribute1")
    #expect(
      answer(user("anna", fields: [.alternateLoginID: "a.b@contoso.com"]), rules: rules)
        == Answer("a.b@contoso.com", .predicted))
    #expect(answer(user("anna"), rules: rules) == Answer(nil, .none, .missing))
  }

  @Test("Who is no user has no cloud name")
  func others() {
    var contact = user("contact")
    contact.signals[.objectClass] = ["contact"]
    #expect(answer(contact) == Answer(nil, .none))
  }

  // MARK: Read from Entra

  @Test("Joined by ImmutableID, whatever the names say, in each form of a GUID")
  func byImmutableID() {
    let person = user("anna", guid: Self.guid)
    let stranger = DirectoryEntry(fields: [.userPrincipalName: "anna@contoso.com"])
    for form in [Self.immutableID, Self.guid, "{\(Self.guid)}"] {
      let known = DirectoryEntry(
        fields: [.userPrincipalName: "berg@contoso.com"], signals: [.immutableID: [form]])
      #expect(
        answer(person, cloud: [stranger, known]) == Answer("berg@contoso.com", .entra))
    }
  }

  @Test("mS-DS-ConsistencyGuid is the anchor where there is one")
  func consistencyGUID() {
    var person = user("anna", guid: "ffffffff-0000-0000-0000-000000000001")
    person.signals[.consistencyGUID] = [Self.guid]
    let known = DirectoryEntry(
      fields: [.userPrincipalName: "berg@contoso.com"],
      signals: [.immutableID: [Self.immutableID]])
    #expect(answer(person, cloud: [known]) == Answer("berg@contoso.com", .entra))
  }

  @Test("Else by UPN without regard to case, else by sAMAccountName")
  func byName() {
    let upn = DirectoryEntry(fields: [.userPrincipalName: "ANNA@contoso.com"])
    #expect(answer(user("anna"), cloud: [upn]) == Answer("ANNA@contoso.com", .entra))
    let sam = DirectoryEntry(
      fields: [.userPrincipalName: "berg@contoso.com", .sAMAccountName: "Anna"])
    #expect(answer(user("anna"), cloud: [sam]) == Answer("berg@contoso.com", .entra))
    #expect(answer(user("anna"), cloud: [sam, upn]) == Answer("ANNA@contoso.com", .entra))
  }

  @Test("A name that several have, or that is anchored to somebody else, joins nobody")
  func ambiguous() {
    let sam = DirectoryEntry(
      fields: [.userPrincipalName: "a@contoso.com", .sAMAccountName: "anna"])
    let other = DirectoryEntry(
      fields: [.userPrincipalName: "b@contoso.com", .sAMAccountName: "ANNA"])
    #expect(answer(user("anna"), cloud: [sam, other]) == Answer("anna@contoso.com", .predicted))
    let elsewhere = DirectoryEntry(
      fields: [.userPrincipalName: "anna@contoso.com"],
      signals: [.immutableID: [Self.immutableID]])
    let person = user("anna", guid: "ffffffff-0000-0000-0000-000000000001")
    #expect(answer(person, cloud: [elsewhere]) == Answer("anna@contoso.com", .predicted))
    #expect(answer(user("anna"), cloud: [elsewhere]) == Answer("anna@contoso.com", .entra))
  }

  @Test("What is wrong with the directory's own value is said though Entra's counts")
  func problemBesideEntra() {
    let known = DirectoryEntry(
      fields: [.userPrincipalName: "anna@contoso.onmicrosoft.com"],
      signals: [.immutableID: [Self.immutableID]])
    #expect(
      answer(user("anna", upn: "anna@contoso.local", guid: Self.guid), cloud: [known])
        == Answer("anna@contoso.onmicrosoft.com", .entra, .suffixNotVerified))
  }

  @Test("Beyond the first stretch of rows names are found all the same")
  func manyRows() {
    let people = (0..<66_000).map { number in
      DirectoryEntry(fields: [
        .distinguishedName: "CN=\(number),DC=contoso,DC=com", .sAMAccountName: "u\(number)",
        .userPrincipalName: number.isMultiple(of: 2)
          ? "u\(number)@x.local" : "u\(number)@contoso.com",
      ])
    }
    let answers = answers(people)
    for row in [0, 1, 65_534, 65_535, 65_536, 65_537, 65_999] {
      let expected =
        row.isMultiple(of: 2)
        ? Answer("u\(row)@contoso.onmicrosoft.com", .predictedFallback, .suffixNotVerified)
        : Answer("u\(row)@contoso.com", .predicted)
      #expect(answers[row] == expected)
    }
  }
}
