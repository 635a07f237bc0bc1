import Checks
import Formats
import Reports
import Roster
import Support
import Testing

@Suite struct TableTests {
  static let ldif = """
    dn: CN=Anna Berg,OU=People,DC=example,DC=com
    objectClass: user
    sAMAccountName: aberg
    userPrincipalName: anna.berg@example.com
    displayName: Anna Berg
    physicalDeliveryOfficeName: Oslo
    userAccountControl: 512
    objectGUID:: LfpD6qngUkupEy9bFXBBjA==

    dn: CN=Bo Dahl,OU=People,DC=example,DC=com
    objectClass: user
    sAMAccountName: bdahl
    userPrincipalName: bo.dahl@example.com
    givenName: Bo
    sn: Dahl
    mail: bo@example.com
    physicalDeliveryOfficeName: oslo
    userAccountControl: 512

    dn: CN=Cy Eng,OU=People,DC=example,DC=com
    objectClass: user
    sAMAccountName: ceng
    userPrincipalName: cy@example.com
    userAccountControl: 514

    dn: CN=Staff,DC=example,DC=com
    objectClass: group

    """
  static let console = #"""
    Username,First name,Last name,Email,Site
    anna.berg@example.com,Anna,Berg,anna@example.com,Bergen
    bo,Bo,Dahl,bo@example.com,Oslo
    cy@example.com,Cy,Eng,,Oslo
    dora@example.com,"Dora ""Dee""",Frost,,Oslo

    """#
  static let tenant = Tenant(ldif: ldif, console: console, sites: ["Oslo", "Bergen"])

  private func text(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
  }

  @Test func linksSayWhoIsWho() throws {
    let report = LinksReport(facts: try Self.tenant.facts())
    let lines = text(report.rendered())
    #expect(lines.count == 6 && lines.last == "")
    #expect(
      lines[0]
        == "state,console_username,directory_upn,cloud_upn,console_name,directory_name,score,runner_up,evidence,site_state,console_site,directory_office,forecast,remedy,console_origin,directory_origin,decision"
    )
    #expect(
      lines[1].hasPrefix(
        "linked,anna.berg@example.com,anna.berg@example.com,anna.berg@example.com,Anna Berg,Anna Berg,,,username=cloudUPN"
      ))
    #expect(lines[1].contains(",conflict,Bergen,Oslo,"))
    #expect(
      lines[1].hasSuffix(
        ",link,Office and the Site in 8x8 differ: correct one of them; provisioning cannot.,users.csv:2,ad.ldif:1,"
      ))
    #expect(
      lines[2].hasPrefix("rename,bo,bo.dahl@example.com,bo.dahl@example.com,Bo Dahl,Bo Dahl,,,"))
    #expect(lines[2].contains("email=mail"))
    #expect(lines[2].contains(",folded,Oslo,oslo,"))
    #expect(lines[3].hasPrefix("blocked,cy@example.com,cy@example.com,"))
    #expect(
      lines[4].hasPrefix("unmatched,dora@example.com,,,\"Dora \"\"Dee\"\" Frost\",,,,,,Oslo,,"))
    #expect(
      lines[4].contains(",stay,\"Nobody in the directory was found: keep it by hand, or delete it"))
    #expect(lines[4].hasSuffix(" Deleting cannot be undone.\",users.csv:5,,"))
  }

  @Test func directorySaysWhatBecomesOfEveryone() throws {
    let report = DirectoryReport(facts: try Self.tenant.facts())
    let lines = text(report.rendered())
    #expect(lines.count == 5)
    #expect(
      lines[1].hasPrefix(
        "linked,anna.berg@example.com,anna.berg@example.com,predicted,aberg,Anna Berg,yes,Oslo,conflict,anna.berg@example.com,"
      ))
    #expect(
      lines[1].hasSuffix(
        ",ea43fa2d-e0a9-4b52-a913-2f5b1570418c,\"CN=Anna Berg,OU=People,DC=example,DC=com\",ad.ldif:1"
      ))
    #expect(
      lines[2].hasPrefix(
        "rename,bo.dahl@example.com,bo.dahl@example.com,predicted,bdahl,Bo Dahl,yes,oslo,folded,bo,"
      ))
    // Disabled, and the 8x8 user who waits for the person is named.
    #expect(
      lines[3].hasPrefix(
        "disabled,cy@example.com,cy@example.com,predicted,ceng,ceng,no,,missing,cy@example.com,"))
    #expect(
      lines[3].contains(
        ",skip,,,\"CN=Cy Eng,"))
  }

  @Test func sitesEndWithThoseWhoHaveNone() throws {
    let lines = text(SitesReport(facts: try Self.tenant.facts()).rendered())
    #expect(
      lines == [
        "office,users,site_state,site,proposal,reason",
        "Oslo,1,match,Oslo,,",
        "oslo,1,folded,Oslo,\"In AD, set Office to exactly the name of the Site.\",\"Equals the Site but for case, blanks or dashes.\"",
        ",1,missing,,\"In AD, set Office to the name of a Site.\",\"Without an Office no Site is set, and without a Site no licence.\"",
        "",
      ])
  }

  @Test func findingsNameRuleAndRow() throws {
    let facts = try Self.tenant.facts()
    let findings = Rules.run(facts)
    let report = FindingsReport(findings: findings, facts: facts, wording: .standard)
    let lines = text(report.rendered())
    #expect(
      lines[0]
        == "severity,rule,subject,message,remedy,console_username,directory_upn,origin,fingerprint,decision,decision_origin"
    )
    #expect(lines.count == findings.count + 2 && !findings.isEmpty)
    let twice = try #require(lines.first { $0.contains(",person-created-twice,") })
    #expect(twice.hasPrefix("error,person-created-twice,"))
    #expect(twice.contains(",users.csv:3,") || twice.contains(",ad.ldif:"))
  }

  @Test func stretchesAreTheSameAsAllRowsAtOnce() throws {
    let facts = try Self.tenant.facts()
    let reports: [any TableReport] = [
      LinksReport(facts: facts), DirectoryReport(facts: facts),
      SitesReport(facts: facts),
    ]
    for report in reports {
      var pieces: [UInt8] = []
      report.renderHeader(into: &pieces)
      for row in 0..<report.rowCount {
        var piece: [UInt8] = []
        report.render(row..<(row + 1), into: &piece)
        pieces += piece
      }
      #expect(pieces == report.rendered())
    }
  }

  @Test func hostileValuesAreDefusedAndRepaired() throws {
    var tenant = Self.tenant
    tenant.consoleName = "users, final.csv"
    tenant.console = Array(
      "Username,First name,Last name\n=cmd|'x'!A1,+1,2\nx\u{1B}[31m,a,b\n".utf8)
    // A displayName of the bytes 66 FF 6F, which are not UTF-8.
    tenant.ldif = Self.ldif.replacing("displayName: Anna Berg", with: "displayName:: Zv9v")
    let facts = try tenant.facts()
    let links = text(LinksReport(facts: facts).rendered())
    #expect(links[1].hasPrefix("unmatched,'=cmd|'x'!A1,,,'+1 2,"))
    #expect(links[1].hasSuffix(",\"users, final.csv:2\",,"))
    #expect(links[2].hasPrefix("unmatched,x\u{1B}[31m,"))
    let directory = text(DirectoryReport(facts: facts).rendered())
    #expect(directory[1].contains(",aberg,f\u{FFFD}o,yes,"))
  }

  /// The quick writer against the plain one of `Formats`, on cells of everything that matters.
  @Test func writesAsThePlainWriterDoes() {
    var random = SeededGenerator(seed: 20)
    let letters: [Character] = Array("ab,;\"'=+-@\t\n\u{7F}é€😀 \\") + ["\r\n", "\r"]
    let writer = CSVWriter(formulaCells: .defuse)
    for _ in 0..<400 {
      var source = SourceInfo(
        role: .console, name: cell(letters, &random), kind: "", encoding: "", bytes: 0, sha256: "")
      let reject = Reject(
        line: Int.random(in: 0...100_000, using: &random), reason: .unclosedQuote,
        text: cell(letters, &random))
      source.rejects = [reject]
      var quick: [UInt8] = []
      let report = RejectsReport(sources: [source])
      report.render(0..<report.rowCount, into: &quick)
      var plain: [UInt8] = []
      writer.appendRow(
        [source.name, String(reject.line), reject.reason.rawValue, reject.text], to: &plain)
      #expect(quick == plain)
    }
  }

  private func cell(_ letters: [Character], _ random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      })
  }
}
