import Checks
import Forecast
import Roster
import Support
import Testing

@Suite("Findings")
struct FindingsTests {
  private func example(_ slug: String, _ number: Int = 0) throws -> ExampleTenant {
    let rule = try #require(Rules.all.first { $0.slug == slug })
    return rule.examples.filter { $0.verdict == .fires }[number].tenant
  }

  private func texts(_ tenant: ExampleTenant, _ slug: String) -> [FindingText] {
    let facts = tenant.facts
    return Rules.run(facts).filter { Rules.rule(of: $0).slug == slug }
      .map { Rules.text(of: $0, in: facts) }
  }

  @Test("A tenant in order has notices at most")
  func fine() {
    let tenant = Rules.all[0].examples.first { $0.verdict == .silent }?.tenant
    let findings = tenant.map { Rules.run($0.facts) } ?? []
    #expect(findings.allSatisfy { $0.severity == .notice })
  }

  @Test("Characters that nobody sees are spelled out")
  func invisible() throws {
    let text = texts(try example("username-differs-in-form", 1), "username-differs-in-form")
    #expect(text.first?.message.contains("\"anna<U+200B>@contoso.com\"") ?? false)
    let blank = texts(try example("username-differs-in-form"), "username-differs-in-form")
    #expect(blank.first?.message.contains("\"anna@contoso.com<U+0020>\"") ?? false)
  }

  @Test("All holders of a shared UPN are named")
  func holders() throws {
    let text = texts(try example("upn-duplicate"), "upn-duplicate")
    #expect(text.count == 1)
    #expect(text.first?.message.contains("CN=Anna Berg") ?? false)
    #expect(text.first?.message.contains("CN=Bo Berg") ?? false)
  }

  @Test("A renamed Site is one finding with its people, and no unknown Office")
  func renamedSite() throws {
    let facts = try example("site-renamed").facts
    let findings = Rules.run(facts)
    let renamed = findings.filter { Rules.rule(of: $0).slug == "site-renamed" }
    #expect(renamed.map { $0.people } == [3])
    #expect(!findings.contains { Rules.rule(of: $0).slug == "office-unknown" })
    #expect(Rules.text(of: renamed[0], in: facts).message.hasPrefix("Site renamed: 3 people"))
  }

  @Test(
    "What differs between an Office and a Site is said in words",
    arguments: [
      ("bad tölz", "only upper and lower case differ"),
      ("Bad  Tölz", "it has two blanks in a row"),
      (
        "Bad\u{A0}Tölz",
        "it has a no-break space (U+00A0) where the Site has a blank (U+0020), after \"Bad\""
      ),
      ("Bad Tolz", "it has \"o\" (U+006F) where the Site has \"ö\" (U+00F6), after \"Bad T\""),
    ])
  func siteDifference(office: String, words: String) throws {
    var tenant = try example("office-differs")
    tenant.sites = ["Bad Tölz"]
    tenant.directory[0].fields[.office] = office
    let message = texts(tenant, "office-differs").first?.message ?? ""
    #expect(message.hasSuffix(": \(words)."), "\(message)")
  }

  @Test("Several people with one bad suffix: the first of them is named")
  func fallbackOfSeveral() throws {
    var tenant = try example("upn-suffix-unverified")
    let one = texts(tenant, "upn-suffix-unverified").first?.message ?? ""
    #expect(one.contains("Entra will call the user"))
    tenant.directory.append(tenant.directory[0])
    tenant.directory[1].fields[.userPrincipalName] = "bo@contoso.local"
    tenant.directory[1].fields[.sAMAccountName] = "bo"
    tenant.directory[1].fields[.distinguishedName] = "CN=Bo Berg,DC=contoso,DC=com"
    let two = texts(tenant, "upn-suffix-unverified").first?.message ?? ""
    #expect(two.contains("Entra will call the first of them"), "\(two)")
  }

  @Test("A list of nobody comes first, and is a warning only: the tenant may be new")
  func nobodyInConsole() throws {
    let findings = Rules.run(try example("console-holds-nobody").facts)
    let first = try #require(Rules.totals(findings).first)
    #expect(first.rule.slug == "console-holds-nobody" && first.severity == .warning)
    #expect(findings.contains { Rules.isAboutWholeExport($0) })
    #expect(!findings.contains { $0.severity == .error })
  }

  @Test("One changed suffix is one finding with its people; other differences are one each")
  func changedSuffix() throws {
    var tenant = try example("upn-differs-from-entra")
    let person = tenant.directory[0]
    func people(_ logins: [String]) -> [ExamplePerson] {
      zip(["anna", "bo", "cy", "dee", "eve", "fay"], logins).map { account, login in
        var person = person
        person.fields[.sAMAccountName] = account
        person.fields[.distinguishedName] = "CN=\(account),DC=contoso,DC=com"
        person.fields[.mail] = ""
        person.fields[.userPrincipalName] = login
        return person
      }
    }
    tenant.directory = people(
      ["anna", "bo", "cy", "dee", "eve", "fay"].map { "\($0)@contoso.com" })
    tenant.entra = people([
      "anna@contoso.net", "Bo@Contoso.net", "cy@contoso.net", "dee@contoso.org",
      "eve.old@contoso.com", "fay@contoso.com",
    ])
    let slug = "upn-differs-from-entra"
    let facts = tenant.facts
    let found = Rules.run(facts).filter { Rules.rule(of: $0).slug == slug }
    #expect(found.map(\.people) == [3, 1, 1])
    #expect(found.map(\.rows) == [[0, 1, 2], [3], []])
    let words = texts(tenant, slug)
    #expect(
      words.map(\.subject) == [
        "contoso.com (Entra: contoso.net)", "contoso.com (Entra: contoso.org)", "eve@contoso.com",
      ])
    #expect(
      words.first?.message == """
        The directory says "@contoso.com", Entra says "@contoso.net", for 3 people \
        ("anna@contoso.com", "bo@contoso.com", "cy@contoso.com"); the 8x8 usernames must equal \
        Entra's.
        """)
    let first = prints(tenant, of: slug)
    tenant.directory.reverse()
    #expect(Set(first).count == 3 && prints(tenant, of: slug) == first)
  }

  @Test("What cannot be undone ranks before what can, whatever the order of rules")
  func ranking() throws {
    var tenant = try example("person-created-twice")
    tenant.directory += try example("office-unknown").directory
    let totals = Rules.totals(Rules.run(tenant.facts))
    #expect(totals.first?.rule.slug == "person-created-twice")
    #expect(totals.map { $0.cost } == totals.map { $0.cost }.sorted(by: >))
  }

  @Test("A user who is listed several times is judged once, and nobody is told to delete it")
  func listedAgain() throws {
    var tenant = try example("username-repeated")
    tenant.console[0].fields[.username] = "Contoso!anna"
    tenant.console[0].fields[.extensionNumber] = "4,42E+11"
    let user = tenant.console[0]
    tenant.console = [user]
    let once = prints(tenant)
    tenant.console = [user, user, user]
    let facts = tenant.facts
    let findings = Rules.run(facts)
    let repeated = findings.filter { Rules.rule(of: $0).slug == "username-repeated" }
    #expect(repeated.map { $0.people } == [2])
    // It holds nobody back from a wave.
    #expect(repeated.map { $0.severity } == [.notice])
    #expect(findings.count == once.count + 1)
    #expect(Set(once).isSubset(of: prints(tenant)))
    #expect(Set(prints(tenant)).count == findings.count)
    #expect(
      Rules.text(of: repeated[0], in: facts).message.hasPrefix(
        "2 rows repeat the username of an earlier row (\"Contoso!anna\", \"Contoso!anna\"): "))
    #expect(
      Advice.remedy(console: 1, in: facts).hasPrefix("The same 8x8 user as in an earlier row"))
  }

  @Test("Users whose names fold to one, and rows without any, share no fingerprint")
  func foldedFingerprints() throws {
    var tenant = try example("username-invalid-character")
    var user = tenant.console[0]
    user.fields[.extensionNumber] = "4,42E+11"
    tenant.console = ["an!na", "AN!NA", "An!na ", "", " "].map { name in
      user.fields[.username] = name
      return user
    }
    let all = prints(tenant)
    #expect(Set(all).count == all.count)
    #expect(texts(tenant, "extension-malformed").count == 3)
    let malformed = prints(tenant, of: "extension-malformed")
    tenant.console.removeSubrange(1...)
    #expect(prints(tenant, of: "extension-malformed").allSatisfy(malformed.contains))
  }

  @Test("Users of no interest are not told what is wrong with their usernames")
  func excludedUsername() throws {
    var tenant = try example("username-invalid-character")
    tenant.decisions = [
      [.kind: "leave-alone", .consoleUsername: tenant.console[0].fields[.username] ?? ""]
    ]
    #expect(texts(tenant, "username-invalid-character").isEmpty)
  }

  @Test("An attribute that a whole export lacks comes before what follows from it")
  func absentAttribute() throws {
    var tenant = try example("attribute-absent")
    tenant.directorySource.usedNames = ["sAMAccountName", "objectGUID"]
    tenant.directorySource.unusedNames = ["Benutzerprinzipalname", "Büro"]
    let facts = tenant.facts
    let findings = Rules.run(facts)
    #expect(Rules.totals(findings).first?.rule.slug == "attribute-absent")
    #expect(findings.count { Rules.isAboutWholeExport($0) } == 2)
    let text = try #require(texts(tenant, "attribute-absent").first)
    #expect(
      text.remedy.hasSuffix(
        "Or, if it is one of the columns that were not recognised (\"Benutzerprinzipalname\", "
          + "\"Büro\"), name that column in rollcall.yaml under columns.directory as "
          + "userPrincipalName."))
  }

  @Test("A fingerprint stays when rows move, and differs between subjects")
  func fingerprints() throws {
    var tenant = try example("person-created-twice")
    let first = prints(tenant)
    tenant.console.reverse()
    tenant.directory.reverse()
    #expect(prints(tenant) == first)
    #expect(first.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
    #expect(Set(first).count == first.count)
  }

  @Test(
    "Nor does it matter which spelling stands first",
    arguments: [
      "username-duplicate-folded", "console-email-shared", "extension-duplicate", "upn-duplicate",
      "directory-mail-shared",
    ])
  func foldedSubjects(slug: String) throws {
    var tenant = try example(slug)
    for row in tenant.console.indices.dropFirst() {
      for field in [ConsoleField.email, .site] {
        tenant.console[row].fields[field] = tenant.console[row].fields[field]?.uppercased()
      }
    }
    for row in tenant.directory.indices.dropFirst() {
      for field in [DirectoryField.mail, .userPrincipalName] {
        tenant.directory[row].fields[field] = tenant.directory[row].fields[field]?.uppercased()
      }
    }
    let first = prints(tenant, of: slug)
    tenant.console.reverse()
    tenant.directory.reverse()
    #expect(first.count == 1 && prints(tenant, of: slug) == first)
  }

  private func prints(_ tenant: ExampleTenant, of slug: String? = nil) -> [String] {
    let facts = tenant.facts
    return Rules.run(facts).filter { slug == nil || Rules.rule(of: $0).slug == slug }
      .map { Rules.fingerprint(of: $0, in: facts) }.sorted()
  }

  @Test("The same facts give the same findings in the same order")
  func order() throws {
    let facts = try example("console-user-ambiguous").facts
    let runs = (0..<5).map { _ in Rules.run(facts).map { Rules.fingerprint(of: $0, in: facts) } }
    #expect(Set(runs).count == 1)
    let rules = Rules.run(facts).map { $0.rule }
    #expect(rules == rules.sorted())
  }

  @Test("With single sign-on on, a rename needs no warning")
  func singleSignOn() throws {
    var tenant = try example("person-created-twice")
    tenant.provisioning.singleSignOn = .on
    let remedy = texts(tenant, "person-created-twice").first?.remedy ?? ""
    #expect(!remedy.contains("until then"))
  }
}
