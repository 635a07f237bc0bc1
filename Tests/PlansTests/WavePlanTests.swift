import Checks
import Forecast
import Formats
import Matching
import Plans
import Roster
import Support
import Testing

@Suite struct WavePlanTests {
  /// People as a run finds them; the Sites are those of the 8x8 users where none are given.
  private func facts(
    _ entries: [DirectoryEntry], _ accounts: [ConsoleEntry],
    sites: [String]? = ["Berlin", "Paris", "Rome", "Oslo"]
  ) -> Facts {
    let people = directory { entries }
    let users = console { accounts }
    let tenant = TenantRules(verifiedDomains: ["contoso.com"], initialDomain: nil)
    let identities = CloudIdentities(of: people, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: people, console: users, identities: identities, exclusions: Exclusions())
    return Facts(
      directory: people, console: users, cloud: nil, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: people, consoleSites: ConsoleSites(of: users), pairing: matched.pairing,
        sites: sites.map { SiteNames($0, provenance: .given) }
          ?? SiteNames(ConsoleSites(of: users), aliases: [:])),
      firstCycle: FirstCycle(
        rules: ProvisioningRules(), directory: people, console: users, identities: identities,
        pairing: matched.pairing),
      sources: people.sources + users.sources)
  }

  private func plan(_ facts: Facts, _ rules: WaveRules = WaveRules()) -> WavePlan {
    WavePlan(facts, findings: Rules.run(facts), rules: rules)
  }

  @Test func nobodyGoesBeforeAnySiteIsKnown() {
    let (entries, accounts) = (
      [user("anna", office: "Berlin")], [account("anna@contoso.com", site: "")]
    )
    #expect(plan(facts(entries, accounts)).waves.contains { !$0.ready.isEmpty })
    #expect(!plan(facts(entries, accounts, sites: nil)).waves.contains { !$0.ready.isEmpty })
  }

  /// A tenant of all kinds of people; the same for the same number.
  private func tenant(_ seed: UInt64) -> ([DirectoryEntry], [ConsoleEntry]) {
    var random = SeededGenerator(seed: seed)
    var entries: [DirectoryEntry] = []
    var accounts: [ConsoleEntry] = []
    for number in 0..<60 {
      let name = "p\(number)"
      let site = ["Berlin", "Paris", "Rome", "berlin", "Nowhere"].randomElement(using: &random)
      let department = ["Sales", "SALES", "IT", nil].randomElement(using: &random) ?? nil
      entries.append(
        user(
          name, upn: number % 17 == 0 ? nil : "", office: site,
          dn: "CN=\(name),OU=\(number % 3 == 0 ? "A" : "B"),DC=contoso,DC=com",
          enabled: number % 11 != 0, fields: department.map { [.department: $0] } ?? [:]))
      guard Bool.random(using: &random) else { continue }
      let username = number % 7 == 0 ? "Contoso.P\(number)" : "\(name)@contoso.com"
      accounts.append(
        account(
          username, email: "\(name)@contoso.com", site: site == "Nowhere" ? "Paris" : site ?? "",
          fields: [.license: ["X2", "X4", ""].randomElement(using: &random) ?? ""]))
    }
    return (entries, accounts)
  }

  private static let groupings: [@Sendable () throws -> WaveRules.Grouping] = [
    { .site }, { .department }, { .organizationalUnit },
    {
      .list(
        try WaveList(
          (0..<30).map {
            WaveList.Entry(user: "P\($0)@contoso.com", wave: "Wave \($0 % 4)", line: $0 + 2)
          }))
    },
  ]

  @Test(arguments: 0..<8, 0..<4)
  func everybodyIsInExactlyOneWave(seed: UInt64, grouping: Int) throws {
    let (entries, accounts) = tenant(seed)
    let facts = facts(entries, accounts)
    let plan = plan(facts, WaveRules(grouping: try Self.groupings[grouping]()))
    let all = plan.waves.flatMap(\.people)
    #expect(Set(all).count == all.count && all.sorted() == plan.people.rows)
    #expect(
      all.count + plan.people.absences.reduce(0) { $0 + $1.people } == facts.directory.count)
    for (number, wave) in plan.waves.enumerated() {
      #expect(wave.people.allSatisfy { plan.wave(of: Int($0)) == number })
      #expect(wave.ready == wave.people.filter { plan.holds[Int($0)].isEmpty })
    }
  }

  @Test(arguments: 0..<8)
  func theWorstFindingsHoldPeopleBack(seed: UInt64) {
    let (entries, accounts) = tenant(seed)
    let facts = facts(entries, accounts)
    let plan = plan(facts, WaveRules(heldBy: .error))
    for finding in Rules.run(facts) where finding.severity == .error && finding.rows.isEmpty {
      guard let row = finding.directoryRow, plan.people.contains(Int(row)) else { continue }
      #expect(plan.holds[Int(row)].contains(.rule(finding.rule)))
    }
    for row in plan.people.rows where plan.holds.isReady(Int(row)) {
      let forecast = facts.firstCycle.directory[Int(row)]
      #expect(forecast == .link || forecast == .linkUnproven || forecast == .create)
    }
  }

  @Test(arguments: 0..<8, [0, 1, 3, 8, 100])
  func thePilotTouchesWhatItSays(seed: UInt64, size: Int) {
    let (entries, accounts) = tenant(seed)
    let plan = plan(facts(entries, accounts), WaveRules(pilotSize: size, heldBy: .error))
    let pilot = plan.pilot
    #expect(pilot.rows.count == min(size, plan.readyCount))
    #expect(pilot.rows.allSatisfy { plan.holds.isReady(Int($0)) && plan.isInPilot(Int($0)) })
    let touched = Set(pilot.rows.compactMap { plan.site(of: Int($0)) })
    let licenses = Set(pilot.rows.compactMap { plan.license(of: Int($0)) })
    #expect(pilot.sites.touched == touched.count && pilot.licenses.touched == licenses.count)
    let missed = Set(pilot.missed.filter { $0.kind == .site }.map(\.name))
    #expect(missed.isDisjoint(with: touched) && missed.count + touched.count == pilot.sites.all)
    for row in plan.people.rows where plan.holds.isReady(Int(row)) {
      guard let site = plan.site(of: Int(row)), !touched.contains(site) else { continue }
      let isFull = pilot.missed.contains {
        if case .full = $0.reason { $0.name == site } else { false }
      }
      #expect(isFull && pilot.rows.count == size)
    }
    let isMissed = pilot.missed.contains { $0.name == "Oslo" && $0.reason == .nobodyThere }
    #expect(isMissed)
  }

  @Test(arguments: 0..<8, 0..<4)
  func theOrderOfRowsDoesNotMatter(seed: UInt64, grouping: Int) throws {
    let (entries, accounts) = tenant(seed)
    var random = SeededGenerator(seed: seed &+ 99)
    let rules = WaveRules(grouping: try Self.groupings[grouping](), pilotSize: 5, heldBy: .error)
    let one = facts(entries, accounts)
    let other = facts(entries.shuffled(using: &random), accounts.shuffled(using: &random))
    #expect(story(plan(one, rules), one) == story(plan(other, rules), other))
  }

  /// Who is where, without row numbers.
  private func story(_ plan: WavePlan, _ facts: Facts) -> [String] {
    func names(_ rows: [UInt32]) -> String {
      rows.map { facts.directory.text(.sAMAccountName, Int($0)) ?? "" }.sorted()
        .joined(separator: " ")
    }
    return plan.waves.map {
      "\($0.name ?? "-"): \(names($0.people)) | \(names($0.ready)) | \($0.holds)"
    } + [names(plan.pilot.rows), "\(plan.pilot.missed)"]
  }

  @Test func theMostFrequentSpellingNamesTheWave() throws {
    let people = ["sales", "SALES", "Sales", "Sales ", "IT"].enumerated().map {
      user("p\($0.offset)", fields: [.department: $0.element])
    }
    let plan = plan(facts(people, []), WaveRules(grouping: .department))
    #expect(plan.waves.map(\.people.count) == [4, 1])
    #expect(plan.waves[0].name.map { $0.lowercased() } == "sales")
  }

  @Test func aListNamesPeopleByAnyOfTheirNames() throws {
    let list = try WaveList([
      .init(user: "ANNA@contoso.com", wave: "One", line: 2),
      .init(user: "bo", wave: "Two ", line: 3), .init(user: "nobody", wave: "Two", line: 4),
      .init(user: "cy", wave: "", line: 5),
    ])
    let plan = plan(
      facts([user("anna"), user("bo"), user("cy")], []), WaveRules(grouping: .list(list)))
    #expect(plan.waves.map(\.name) == ["One", "Two", nil] && plan.unusedNames == 1)
  }

  @Test func aListMustNotContradictItself() {
    #expect(throws: WaveList.Contradiction(user: "Anna", lines: [2, 3])) {
      try WaveList([
        .init(user: "anna", wave: "One", line: 2), .init(user: "Anna", wave: "Two", line: 3),
      ])
    }
  }

  @Test func aFormulaIsNeverUploaded() {
    let plan = plan(facts([user("anna", upn: "-anna@contoso.com")], []), WaveRules(heldBy: .error))
    #expect(plan.readyCount == 0 && plan.totalHolds.contains { $0.hold == .formula })
  }

  @Test func severalLicencesInOneCellAreSeveral() {
    let facts = facts(
      [user("anna"), user("bo"), user("cy")],
      [
        account("anna@contoso.com", fields: [.license: "X2"]),
        account("bo@contoso.com", fields: [.license: "X4; Recording"]),
        account("cy@contoso.com", fields: [.license: "Recording;X2"]),
        account("lobby@contoso.com", fields: [.license: "none"]),
      ])
    let two = plan(facts, WaveRules(pilotSize: 2))
    #expect(two.pilot.licenses == (3, 3))
    #expect(two.pilot.rows.count == 2 && two.isInPilot(1))
    #expect(two.license(of: 1) == "X4; Recording")
    let one = plan(facts, WaveRules(pilotSize: 1))
    #expect(one.pilot.missed.filter { $0.kind == .license }.count == 1)
  }

  @Test func licencesOfNoInterestNeedNoPilot() {
    let people = directory { user("anna") }
    let users = console {
      account("anna@contoso.com", fields: [.license: "X2"])
      account("lobby1", fields: [.license: "Lobby"])
    }
    let tenant = TenantRules(verifiedDomains: ["contoso.com"], initialDomain: nil)
    let identities = CloudIdentities(of: people, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: people, console: users, identities: identities,
      exclusions: Exclusions(console: ["lobby*"]))
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
    #expect(plan(facts).pilot.licenses == (1, 1))
  }
}
