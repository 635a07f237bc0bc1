import Checks
import Forecast
import Formats
import Matching
import Plans
import Roster
import Support
import Testing

@Suite struct WaveFilesTests {
  @Test(arguments: [
    ("London HQ", "london-hq"), ("../../etc/passwd", "etc-passwd"), ("Zürich", "zurich"),
    ("Paris – Étoile", "paris-etoile"), ("a\nb\u{1B}[31m", "a-b-31m"), ("..", "unnamed"),
    ("", "unnamed"), ("C:\\x|y", "c-x-y"), ("東京", "東京"), ("Straße", "strasse"),
    ("-rf *", "rf"), ("x.csv", "x-csv"), ("\u{202E}gnp", "gnp"), ("İ", "i"),
  ])
  func aStemIsSafe(name: String, stem: String) {
    #expect(WaveFiles.stem(name) == stem)
  }

  @Test func aStemIsShort() {
    for text in ["x", "東", "é", "a b"] {
      let stem = WaveFiles.stem(String(repeating: text, count: 5000))
      #expect(stem.utf8.count <= 60 && !stem.isEmpty)
    }
  }

  /// A plan with one wave for each name, of `size` people each.
  private func plan(_ names: [String], size: Int = 1) throws -> WavePlan {
    var entries: [DirectoryEntry] = []
    var rows: [WaveList.Entry] = []
    for (number, name) in names.enumerated() {
      for person in 0..<size {
        let account = "w\(number)p\(person)"
        entries.append(user(account))
        rows.append(WaveList.Entry(user: account, wave: name, line: rows.count + 2))
      }
    }
    let people = directory { entries }
    let users = console { [ConsoleEntry]() }
    let tenant = TenantRules(verifiedDomains: ["contoso.com"], initialDomain: nil)
    let identities = CloudIdentities(of: people, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: people, console: users, identities: identities, exclusions: Exclusions())
    let facts = Facts(
      directory: people, console: users, cloud: nil, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: people, consoleSites: ConsoleSites(of: users), pairing: matched.pairing,
        sites: SiteNames(["Berlin"], provenance: .given)),
      firstCycle: FirstCycle(
        rules: ProvisioningRules(), directory: people, console: users, identities: identities,
        pairing: matched.pairing),
      sources: people.sources + users.sources)
    return WavePlan(
      facts, findings: [], rules: WaveRules(grouping: .list(try WaveList(rows)), pilotSize: 1))
  }

  @Test func namesThatLookAlikeGetFilesOfTheirOwn() throws {
    let names = ["A/B", "a b", "a:b", "A-B ", "pilot", "a b 2", "a_b", "..", "???", "Ünit", "unit"]
    let plan = try plan(names)
    let files = WaveFiles(plan, limit: 40_000).all.map(\.name)
    #expect(plan.waves.count == names.count)
    #expect(files.count == names.count + 1)
    #expect(Set(files.map { Folding.key($0) }).count == files.count)
    #expect(files.allSatisfy { !$0.contains("/") && $0.hasPrefix("group-") })
  }

  @Test func filesAreSplitIntoEqualParts() throws {
    let plan = try plan(["One"], size: 11)
    let parts = WaveFiles(plan, limit: 5).ofWaves[0]
    #expect(parts.map(\.name) == (1...3).map { "group-one.\($0)-of-3.csv" })
    #expect(parts.map(\.members.count) == [3, 4, 4])
    #expect(parts.flatMap(\.members) == plan.waves[0].ready)
  }

  // MARK: The template

  private func template(_ text: String, header: String? = nil) throws -> MemberTemplate {
    let bytes = MemberTemplate.withoutExamples(Array(text.utf8))
    let csv = try CSVTemplate(bytes) { MemberTemplate.isHeader($0, named: header) }
    return try MemberTemplate(csv, header: header)
  }

  private func filled(_ template: MemberTemplate, _ names: String...) -> String {
    var bytes = template.lead
    for name in names { #expect(template.append(name, to: &bytes) == nil) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["\n", "\r\n"], ["", "version:v1.0", "\u{FEFF}version:v1.0"])
  func theDownloadStaysAsItIs(end: String, version: String) throws {
    let lead = (version.isEmpty ? "" : version + end) + MemberTemplate.header + end
    for example in ["", "Example: 9832aad8-e4fe-496b-a604-95c6eF01ae75", "\"Example: x\"\(end)"] {
      #expect(
        try filled(template(lead + example), "a@b.c", "d@e.f") == "\(lead)a@b.c\(end)d@e.f\(end)")
    }
  }

  @Test func whatCannotBeFilledIsRefused() {
    #expect(throws: MemberTemplateProblem.requiredUnfilled(["Role [role] Required"])) {
      try template("\(MemberTemplate.header),Role [role] Required\n")
    }
    #expect(throws: MemberTemplateProblem.columnMissing("Who", found: ["Name", "Mail"])) {
      try template("Name,Mail\n", header: "Who")
    }
    #expect(throws: (any Error).self) { try template("\(MemberTemplate.header)\nanna@b.c\n") }
  }

  @Test func aColumnCanBeNamed() throws {
    #expect(try filled(template("Who;Why\n", header: "who"), "a@b.c") == "Who;Why\na@b.c;\n")
  }
}
