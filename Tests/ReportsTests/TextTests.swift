import Checks
import Matching
import Reports
import Roster
import Testing

@Suite struct TextTests {
  private func summary(_ tenant: Tenant = TableTests.tenant) throws -> TextSummary {
    let facts = try tenant.facts()
    return TextSummary(
      facts: facts, tally: Tally(of: facts, findings: [], wording: .standard),
      costly: [
        CostlyFinding(severity: .error, message: "created\u{1B}[2J a second time", people: 12)
      ], destination: .nowhere)
  }

  @Test func showsBothSidesWithTheirSums() throws {
    let text = try summary().rendered()
    #expect(text.contains("  linked           1          1   username equals the cloud UPN\n"))
    #expect(text.contains("  users            4          3\n"))
    #expect(text.contains("  others                      1   groups, organizational units"))
    #expect(text.contains("  records          4          4\n"))
  }

  @Test(arguments: [40, 60, 80]) func fitsTheWidth(_ width: Int) throws {
    for line in try summary().rendered(width: width).split(separator: "\n") {
      #expect(TerminalText.width(String(line)) <= width, "\(line)")
    }
  }

  @Test func coloursOnlyWhenAsked() throws {
    #expect(!(try summary().rendered()).contains("\u{1B}"))
    #expect(try summary().rendered(colour: .ansi).contains("\u{1B}[31m"))
  }

  @Test func quietIsOneLine() throws {
    let text = try summary().rendered(.verdict)
    #expect(text.hasSuffix("\n") && text.split(separator: "\n").count == 1)
  }

  @Test func assumedDomainsAreSaid() throws {
    var tenant = TableTests.tenant
    tenant.rules = TenantRules()
    #expect(try summary(tenant).rendered().contains("Verified domains were assumed"))
    #expect(!(try summary().rendered()).contains("Verified domains were assumed"))
  }

  /// Neither an export without the column nor a tenant without users says that an Office is no Site.
  @Test(arguments: ["Username,First Name\nanna@example.com,Anna\n", "Username,Site\n"])
  func withoutAnySiteNoOfficeIsCalledWrong(_ console: String) throws {
    let tenant = Tenant(
      ldif: """
        dn: CN=Anna Berg,DC=example,DC=com
        objectClass: user
        userPrincipalName: anna@example.com
        physicalDeliveryOfficeName: Berlin

        """, console: console)
    let facts = try tenant.facts()
    let slugs = Rules.run(facts).map { Rules.rule(of: $0).slug }
    #expect(!slugs.contains("office-unknown") && slugs.contains("office-not-compared"))
    let text = try summary(tenant).rendered(width: 1000)
    #expect(text.contains("No Site is known"))
    #expect(text.contains("Give the names of the Sites with --sites, so that"))
    #expect(!text.contains("Repair Office") && !text.contains("it is no Site"))
    #expect(Advice.office(facts.sites.offices[0], in: facts).proposal.isEmpty)
    var withoutOffice = tenant
    withoutOffice.ldif = tenant.ldif.replacing(/physical.*\n/, with: "")
    #expect(
      try summary(withoutOffice).rendered(width: 1000)
        .contains("No record of the directory export has an Office"))
    var known = tenant
    known.sites = ["Paris"]
    #expect(try Rules.run(known.facts()).contains { Rules.rule(of: $0).slug == "office-unknown" })
  }

  @Test func terminalsAreNotFooled() {
    #expect(TerminalText.sanitised("a\u{1B}[2Jb") == "a‹U+001B›[2Jb")
    #expect(TerminalText.sanitised("x\u{202E}gpj.exe") == "x‹U+202E›gpj.exe")
    #expect(
      TerminalText.sanitised("a\r\nb\u{9B}c\u{200B}") == "a‹U+000D›‹U+000A›b‹U+009B›c‹U+200B›")
    #expect(TerminalText.sanitised("Zoë 東京") == "Zoë 東京")
    #expect(TerminalText.fitted("東京東京", columns: 6) == "東京…")
    #expect(TerminalText.fitted("short", columns: 5) == "short")
    #expect(TerminalText.fittedAtEnd("/very/long/path.csv", columns: 9) == "…path.csv")
    #expect(TerminalText.fitted(String(repeating: "x", count: 100_000), columns: 4) == "xxx…")
  }
}
