import Checks
import Forecast
import Formats
import Matching
import Plans
import Roster
import Support
import Testing

/// Licence plans of many small tenants, made by chance.
@Suite struct LicensePlanTests {
  private static let sites = ["Berlin", "Leeds", "York"]
  private static let licenses = ["X2", "X4", "Lobby-{country}"]

  /// People and 8x8 users in every state that matters.
  private func facts(_ random: inout SeededGenerator) -> Facts {
    var people: [DirectoryEntry] = []
    var accounts: [ConsoleEntry] = []
    for number in 0..<Int.random(in: 1..<60, using: &random) {
      let name = "user\(number)"
      let office = ["Berlin", "Leeds", "York", "york", ""].randomElement(using: &random)
      let isOdd = Int.random(in: 0..<8, using: &random) == 0
      people.append(
        user(
          name, upn: isOdd ? "\(name)'x@contoso.com" : "", office: office,
          enabled: Int.random(in: 0..<9, using: &random) > 0,
          fields: [
            .title: ["Agent", "Clerk", "=Boss"].randomElement(using: &random) ?? "",
            .ipPhone: String(Int.random(in: 1000..<1020, using: &random)),
          ]))
      guard Bool.random(using: &random) else { continue }
      let username = ["\(name)@contoso.com", "\(name.uppercased())@contoso.com", "Contoso.\(name)"]
      accounts.append(
        account(
          (Int.random(in: 0..<3, using: &random) > 0 ? username.first : username.last) ?? name,
          email: "\(name)@contoso.com", site: office ?? "",
          fields: [
            .license: ["", "", "X2", "X4"].randomElement(using: &random) ?? "",
            .extensionNumber: String(Int.random(in: 1000..<1020, using: &random)),
            .status: Int.random(in: 0..<9, using: &random) > 0 ? "Active" : "Inactive",
          ]))
    }
    accounts.append(account("left@contoso.com", fields: [.license: "X2"]))
    return facts(people, accounts)
  }

  private func facts(_ people: [DirectoryEntry], _ accounts: [ConsoleEntry]) -> Facts {
    func source(_ role: SourceInfo.Role) -> SourceInfo {
      SourceInfo(role: role, name: role.rawValue, kind: "", encoding: "", bytes: 0, sha256: "")
    }
    let directory = Support.directory(people, source: source(.directory))
    let console = Support.console(accounts, source: source(.console))
    let tenant = TenantRules(verifiedDomains: ["contoso.com"])
    let identities = CloudIdentities(of: directory, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: directory, console: console, identities: identities, exclusions: Exclusions())
    return Facts(
      directory: directory, console: console, cloud: nil, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: directory, consoleSites: ConsoleSites(of: console), pairing: matched.pairing,
        sites: SiteNames(Self.sites, provenance: .given)),
      firstCycle: FirstCycle(
        rules: ProvisioningRules(), directory: directory, console: console,
        identities: identities, pairing: matched.pairing),
      sources: [])
  }

  private func request(_ random: inout SeededGenerator) throws -> LicensePlan.Request {
    let template = CSVTemplate(header: ["Username", "User.Site", "License", "Ext", "User.Title"])
    let map = try TemplateMap(template, columns: [.extensionNumber: "Ext"])
    var rules: [LicenseRules.Rule] = []
    for license in Self.licenses + ["nobody"] where Bool.random(using: &random) {
      let conditions: [[LicenseRules.Condition]] = [
        [.init(.attribute(.title), "a*")], [.init(.site, "York")], [.init(.license, "X?")],
        [.init(.organizationalUnit, "ou=staff, dc=contoso,dc=com")], [],
      ]
      rules.append(
        .init(
          license: license == "nobody" ? nil : license,
          conditions: conditions.randomElement(using: &random) ?? []))
    }
    let stocks = ["X2", "X4", "Lobby-DE", "Lobby-GB"].map { name in
      LicenseStock(
        name: name, country: name.hasSuffix("DE") ? "DE" : name.hasSuffix("GB") ? "GB" : "",
        owned: Int.random(in: 0..<25, using: &random),
        used: Bool.random(using: &random) ? nil : 2,
        suspended: Int.random(in: 0..<3, using: &random))
    }
    return LicensePlan.Request(
      rules: LicenseRules(rules: rules, priority: [[.init(.attribute(.title), "Clerk")]]),
      stocks: Int.random(in: 0..<5, using: &random) == 0 ? nil : stocks,
      sites: zip(Self.sites, ["DE", "GB", "gb"]).map { SiteDetail(name: $0, country: $1, pbx: "") },
      names: .any, template: map, existing: Bool.random(using: &random) ? .worklist : .template(map)
    )
  }

  @Test(arguments: 0..<150)
  func sumsHoldAndNobodyIsTwice(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let facts = facts(&random)
    let plan = LicensePlanner(facts, try request(&random)).plan
    // Every person at most once; those who are asked about, and nobody else.
    #expect(Set(plan.wishes.map { $0.directory }).count == plan.wishes.count)
    let asked = facts.pairing.directoryStates.count {
      $0 != .disabled && $0 != .notSynced && $0 != .excluded
    }
    #expect(plan.wishes.count + plan.satisfied + plan.without == asked)
    // No row twice.
    let rows = plan.wishes { $0 == .create || $0 == .assign }.map { Folding.key($0.username) }
    #expect(Set(rows).count == rows.count)
    for (number, license) in plan.licenses.enumerated() {
      let wishes = plan.wishes.filter { $0.license == number }
      let demand = license.demand
      #expect(demand.wanted == wishes.count)
      #expect(demand.wanted == demand.given + demand.held + demand.leftOut)
      for count in [\LicenseSeats.Demand.wanted, \.given, \.held, \.leftOut] {
        #expect(
          license.sites.reduce(0) { $0 + $1.demand[keyPath: count] } == demand[keyPath: count])
      }
      guard let free = license.free else {
        #expect(demand.leftOut == 0)
        continue
      }
      #expect(demand.given <= free)
      #expect(demand.leftOut == 0 || demand.given == free)
    }
  }

  @Test(arguments: 0..<150)
  func onlyWhoIsCertainGetsARow(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let facts = facts(&random)
    let plan = LicensePlanner(facts, try request(&random)).plan
    for wish in plan.wishes {
      switch wish.fate {
      case .create: #expect(facts.pairing.directoryStates[wish.directory] == .create)
      case .assign:
        #expect(facts.pairing.directoryStates[wish.directory] == .linked)
        let console = try #require(wish.console)
        #expect(facts.console.text(.license, console) ?? "" == "")
        #expect(!facts.console.isInactive(console))
      case .held: continue
      case .leftOut: break
      }
      #expect(wish.site != nil && !plan.licenses[wish.license].name.contains("{"))
    }
  }

  @Test func seatsGoByPriorityThenToThoseWhoAreThere() {
    let facts = facts(
      [
        user("anna"), user("bo"), user("cy", fields: [.title: "Reception"]), user("di"),
      ], [account("di@contoso.com")])
    let plan = LicensePlanner(
      facts,
      LicensePlan.Request(
        rules: LicenseRules(
          rules: [.init(license: "X2", conditions: [])],
          priority: [[.init(.attribute(.title), "recep*")]]),
        stocks: [LicenseStock(name: "X2", country: "", owned: 4, used: 1, suspended: 1)], sites: [],
        names: .plain, template: nil, existing: .worklist)
    ).plan
    let fates = Dictionary(uniqueKeysWithValues: plan.wishes.map { ($0.username, $0.fate) })
    #expect(fates["cy@contoso.com"] == .create && fates["di@contoso.com"] == .assign)
    #expect(fates["anna@contoso.com"] == .leftOut(ahead: 2))
    #expect(fates["bo@contoso.com"] == .leftOut(ahead: 3))
    #expect(plan.licenses.first?.short == 2)
  }

  @Test func whoHasAnotherLicenceIsNeverGivenOne() {
    let facts = facts([user("anna")], [account("anna@contoso.com", fields: [.license: "X4; Fax"])])
    let plan = LicensePlanner(
      facts,
      LicensePlan.Request(
        rules: LicenseRules(rules: [.init(license: "X2", conditions: [])]), stocks: nil, sites: [],
        names: .plain, template: nil, existing: .worklist)
    ).plan
    #expect(plan.wishes.map { $0.fate } == [.held(Hold(.otherLicense, "X4, Fax"))])
  }

  @Test func leaversAndNewUsersAreListed() {
    let facts = facts(
      [user("anna", enabled: false), user("bo")],
      [
        account("anna@contoso.com", fields: [.license: "X2"]),
        account("gone@contoso.com", fields: [.license: "X2"]),
        account("left@contoso.com", fields: [.license: "none"]),
        account("bo@contoso.com", fields: [.externalID: "17", .visibility: "false"]),
      ])
    let plan = LicensePlanner(
      facts,
      LicensePlan.Request(
        rules: LicenseRules(rules: []), stocks: nil, sites: [], names: .plain, template: nil,
        existing: .worklist)
    ).plan
    #expect(plan.reclaims.map { $0.cause } == [.disabled, .absent])
    #expect(plan.afterCare.map { $0.lacks } == [[.license, .visibility]])
    #expect(plan.wishes.isEmpty && plan.without == 1)
  }

  // MARK: After-care

  @Test func whomTheRulesGiveNothingLacksNothing() {
    let facts = facts(
      [user("anna", fields: [.title: "Clerk"]), user("bo")],
      ["anna", "bo"].map { account("\($0)@contoso.com", fields: [.externalID: $0]) })
    let plan = plan(
      facts,
      [
        .init(license: nil, conditions: [.init(.attribute(.title), "Clerk")]),
        .init(license: "X2", conditions: []),
      ])
    #expect(plan.afterCare.map { $0.console } == [1])
    #expect(plan.without == 1 && plan.wishes.map { $0.fate } == [.assign])
  }

  // MARK: The country of a licence

  @Test func anUnknownCountryIsShownAsUnknown() {
    let facts = facts(
      [user("anna", office: "Nowhere"), user("bo", office: "Nowhere")],
      [account("bo@contoso.com", site: "Elsewhere", fields: [.license: "X2-US"])])
    let plan = plan(facts, [.init(license: "X2-{country}", conditions: [])])
    #expect(plan.licenses.map { $0.name } == ["X2-?"])
    #expect(plan.wishes.map { $0.directory } == [0])
    // Bo has it for some country, and gets no second one.
    #expect(plan.satisfied == 1)
  }

  // MARK: Values

  @Test func phoneNumbersAreWrittenAsE164() throws {
    let map = try TemplateMap(
      CSVTemplate(header: ["Username", "Site", "License", "Phone"]),
      columns: [.workPhone: "Phone"])
    let numbers = ["+44 20 7946-0000", "+44 (0)20 7946 0000", "020 7946 0000", "+1 (212) 555.0100"]
    let facts = facts(
      numbers.enumerated().map { user("p\($0)", fields: [.telephoneNumber: $1]) }, [])
    let plan = plan(facts, [.init(license: "X2", conditions: [])], map)
    let values = LicenseValues(facts: facts)
    let shown = plan.wishes.map { wish -> String in
      guard wish.fate == .create else { return "held" }
      return values.text(.workPhone, ofNew: wish.directory, site: "", license: "")
    }
    #expect(shown == ["+442079460000", "held", "held", "+12125550100"])
  }

  @Test func withoutACloudNameNobodyIsCreated() {
    let facts = facts([user("anna", upn: "anna@contoso.local")], [])
    let plan = plan(facts, [.init(license: "X2", conditions: [])])
    #expect(plan.wishes.map { $0.fate } == [.held(Hold(.noCloudName))])
  }

  // MARK: Profiles of other systems

  @Test func aColumnForEachServiceGetsAMark() throws {
    let template = CSVTemplate(
      header: ["Login", "Calling", "Recording", "Fax"], heading: .omitted,
      dialect: CSVDialect(delimiter: .tab, lineEnd: .crlf))
    let map = try TemplateMap(
      template, columns: [.username: "Login"],
      services: ([("Calling*", "Calling"), ("*Recording", "Recording")], "TRUE"))
    #expect(map.takesLicenses && map.takes(license: "calling pro") && !map.takes(license: "Fax"))
    var bytes = template.lead
    let cells = map.cells(licenses: ["Calling Pro", "Call Recording"]) { _ in "anna" }
    _ = template.appendRow(cells, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "anna\tTRUE\tTRUE\t\r\n")
    let facts = facts(
      [user("anna"), user("bo", fields: [.title: "Fax"])], [])
    let plan = plan(
      facts,
      [
        .init(license: "Fax", conditions: [.init(.attribute(.title), "Fax")]),
        .init(license: "Calling Pro", conditions: []),
      ], map)
    #expect(plan.wishes.map { $0.fate } == [.create, .held(Hold(.licenseColumnMissing, "Fax"))])
  }

  private func plan(
    _ facts: Facts, _ rules: [LicenseRules.Rule], _ map: TemplateMap? = nil
  ) -> LicensePlan {
    LicensePlanner(
      facts,
      LicensePlan.Request(
        rules: LicenseRules(rules: rules), stocks: nil, sites: [], names: .plain, template: map,
        existing: .worklist)
    ).plan
  }
}
