package import Checks
import Forecast
import Formats
import Matching
import Roster

/// Makes a ``LicensePlan``.
package struct LicensePlanner: Sendable {
  private let facts: Facts
  private let request: LicensePlan.Request
  private let choices: LicenseChoices
  private let groups: [String: ScopeMembers]
  private let sites: [String]
  private let siteNumbers: [String: Int]
  private let countries: [String]
  private let values: LicenseValues
  private let creationCheck: RowCheck
  private let existingCheck: RowCheck
  private let onlySite: String?

  package init(_ facts: Facts, _ request: LicensePlan.Request) {
    self.facts = facts
    self.request = request
    sites = facts.sites.sites.names
    siteNumbers = Dictionary(
      sites.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let countryOf = Dictionary(
      request.sites.map { ($0.name, $0.country) }, uniquingKeysWith: { first, _ in first })
    countries = sites.map { countryOf[$0] ?? "" }
    choices = LicenseChoices(
      rules: request.rules, stocks: request.stocks,
      countries: Set(countries).filter { !$0.isEmpty }.sorted())
    groups = RuleReader.groups(of: request.rules, in: facts)
    values = LicenseValues(facts: facts)
    creationCheck = RowCheck(names: request.names, map: request.template)
    existingCheck = RowCheck(names: request.names, map: request.existing.map)
    onlySite = sites.count == 1 ? sites.first : nil
  }

  package var plan: LicensePlan {
    let stretches = Parallel.mapRows(facts.directory.count) { rows in
      var stretch = Stretch(reader: RuleReader(request.rules, groups: groups, facts: facts))
      for row in rows { look(at: row, &stretch) }
      return stretch
    }
    var wishes = stretches.flatMap { $0.wishes }
    wishes.sort { ($0.username, $0.directory) < ($1.username, $1.directory) }
    holdDuplicates(among: &wishes)
    var seats = SeatPlan(licenses: choices.licenses, siteCount: sites.count)
    seats.countUsed(in: facts.console, sites: siteNumbers)
    seats.give(to: &wishes)
    return LicensePlan(
      request: request, sites: sites, licenses: seats.licenses.filter { $0.demand.wanted > 0 },
      wishes: renumbered(wishes, seats.licenses),
      satisfied: stretches.reduce(0) { $0 + $1.satisfied },
      without: stretches.reduce(0) { $0 + $1.without }, reclaims: Reclaim.find(in: facts),
      afterCare: AfterCare.find(in: facts, without: usersWithout(stretches)),
      unknownGroups: groups.filter { !$0.value.notFound.isEmpty }.map { $0.key }.sorted())
  }

  /// 8x8 users who are to have no licence; nobody said so while there are no rules.
  private func usersWithout(_ stretches: [Stretch]) -> Set<Int> {
    request.rules.rules.isEmpty ? [] : Set(stretches.flatMap { $0.usersWithout })
  }

  /// Licences that nobody wants are left out of the plan.
  private func renumbered(
    _ wishes: [LicensePlan.Wish], _ licenses: [LicenseSeats]
  ) -> [LicensePlan.Wish] {
    var numbers: [Int] = []
    var next = 0
    for license in licenses {
      numbers.append(next)
      if license.demand.wanted > 0 { next += 1 }
    }
    return wishes.map { $0.with(license: numbers[$0.license]) }
  }

  /// What a stretch of directory rows gives.
  private struct Stretch: Sendable {
    var wishes: [LicensePlan.Wish] = []
    var satisfied = 0
    var without = 0
    /// Those of them who are in 8x8.
    var usersWithout: [Int] = []
    var reader: RuleReader
    var cells = LicenseCellReader()
  }

  private func look(at row: Int, _ stretch: inout Stretch) {
    let state = facts.pairing.directoryStates[row]
    switch state {
    case .disabled, .notSynced, .excluded: return
    default: break
    }
    guard facts.firstCycle.scope.contains(row) else { return }
    let partner = facts.pairing.consoleUser(of: row)
    let licenses = partner.map { stretch.cells.licenses(of: $0, in: facts.console) } ?? []
    let site = site(of: row, partner)
    let person = RulePerson(directory: row, site: site.name, licenses: licenses)
    let number = site.name.flatMap { siteNumbers[$0] }
    guard let rule = stretch.reader.rule(for: person),
      let choice = choices.choice(rule: rule, country: number.map { countries[$0] } ?? "")
    else {
      stretch.without += 1
      if let partner { stretch.usersWithout.append(partner) }
      return
    }
    let name = choices.licenses[choice.license].name
    guard !licenses.contains(where: { choice.isMet(by: $0, named: name) }) else {
      stretch.satisfied += 1
      return
    }
    let hold =
      identityHold(row, partner, state, licenses) ?? site.hold ?? choice.hold.map {
        $0.detail.isEmpty ? Hold($0.reason, site.name ?? "") : $0
      } ?? valuesHold(row, partner, site: site.name ?? "", license: name)
    let username = partner.flatMap { facts.console.text(.username, $0) }
    stretch.wishes.append(
      LicensePlan.Wish(
        directory: row, console: partner, license: choice.license, site: number, rule: rule,
        priority: stretch.reader.priority(of: person),
        username: username ?? values.login(of: row),
        fate: hold.map { .held($0) } ?? (partner == nil ? .create : .assign)))
  }

  /// The Site that a row of the person will have.
  private func site(of row: Int, _ partner: Int?) -> (name: String?, hold: Hold?) {
    if let partner {
      guard let site = facts.console.text(.site, partner), !Folding.trimmed(site).isEmpty else {
        return (nil, Hold(.siteMissing))
      }
      return (site, siteNumbers[site] == nil ? Hold(.siteUnknown, site) : nil)
    }
    if facts.firstCycle.rules.siteMapping == .constant {
      return (onlySite, onlySite == nil ? Hold(.siteMissing) : nil)
    }
    guard let office = facts.sites.office(of: row) else { return (nil, Hold(.siteMissing)) }
    switch office.answer.state {
    case .match: return (office.answer.site, nil)
    case .alias where facts.firstCycle.rules.siteMapping == .aliases:
      guard let site = office.answer.site, siteNumbers[site] != nil else {
        return (nil, Hold(.siteUnknown, office.value))
      }
      return (site, nil)
    default: return (nil, Hold(.siteUnknown, office.value))
    }
  }

  /// Whether it is certain who the person is in 8x8, and can get a licence there at all.
  private func identityHold(
    _ row: Int, _ partner: Int?, _ state: DirectoryState, _ licenses: [String]
  ) -> Hold? {
    let username = partner.flatMap { facts.console.text(.username, $0) } ?? ""
    switch state {
    case .linked, .create: break
    case .linkedFolded: return Hold(.notLinkedForSure, username)
    case .rename: return Hold(.usernameDiffers, username)
    case .suggested: return Hold(.notConfirmed, username)
    case .ambiguous:
      let rivals = facts.pairing.directoryRivals[row] ?? []
      return Hold(
        .notConfirmed,
        rivals.prefix(5).compactMap { facts.console.text(.username, $0) }.joined(separator: ", "))
    case .noUPN: return Hold(.noCloudName)
    case .duplicateUPN: return Hold(.cloudNameShared, values.login(of: row))
    case .disabled, .notSynced, .excluded: return nil
    }
    if facts.firstCycle.rules.userRetrieval == .idpOnly { return Hold(.retrieval) }
    if facts.decisions.later(console: partner, directory: row) != nil { return Hold(.later) }
    guard let partner else {
      return facts.identities.text(row, in: facts.directory) == nil ? Hold(.noCloudName) : nil
    }
    if facts.console.isInactive(partner) { return Hold(.inactive) }
    return licenses.isEmpty ? nil : Hold(.otherLicense, licenses.joined(separator: ", "))
  }

  private func valuesHold(
    _ row: Int, _ partner: Int?, site: String, license: String
  ) -> Hold? {
    guard let partner else {
      return creationCheck.problem(
        required: [.username, .firstName, .lastName, .email], licenses: [license]
      ) { values.text($0, ofNew: row, site: site, license: license) }
    }
    let required = [ConsoleField.username, .firstName, .lastName, .email].filter {
      facts.console.fills($0)
    }
    let licenses = LicenseCell.licenses(of: partner, in: facts.console) + [license]
    return existingCheck.problem(required: required, licenses: licenses) {
      values.text($0, ofExisting: partner, license: license)
    }
  }

  /// Holds new users whose username or extension somebody has already.
  private func holdDuplicates(among wishes: inout [LicensePlan.Wish]) {
    guard wishes.contains(where: { $0.fate == .create }) else { return }
    var taken = Set(
      (0..<facts.console.count).map { row in
        facts.console.withBytes(.username, row) { Folding.keyHash($0) }
      })
    let writesExtensions = request.template?.column(of: .extensionNumber) != nil
    var extensions = writesExtensions ? ExtensionsInUse(facts.console) : ExtensionsInUse()
    for index in wishes.indices where wishes[index].fate == .create {
      let wish = wishes[index]
      if !taken.insert(Folding.keyHash(wish.username.utf8.span)).inserted {
        wishes[index].fate = .held(Hold(.usernameTaken, wish.username))
        continue
      }
      guard writesExtensions, let number = facts.directory.text(.ipPhone, wish.directory),
        !number.isEmpty
      else { continue }
      if !extensions.take(number, site: wish.site.map { sites[$0] } ?? "") {
        wishes[index].fate = .held(Hold(.extensionTaken, number))
      }
    }
  }
}

/// Extensions by Site: they may repeat between Sites, never within one (8x8, "Set up Sites").
private struct ExtensionsInUse {
  private var keys: Set<String> = []

  init() {}

  init(_ console: ConsoleUsers) {
    for row in 0..<console.count {
      guard let number = console.text(.extensionNumber, row) else { continue }
      _ = take(number, site: console.text(.site, row) ?? "")
    }
  }

  mutating func take(_ number: String, site: String) -> Bool {
    keys.insert("\(number)\u{0}\(site)").inserted
  }
}

extension LicensePlan.Wish {
  fileprivate func with(license: Int) -> LicensePlan.Wish {
    LicensePlan.Wish(
      directory: directory, console: console, license: license, site: site, rule: rule,
      priority: priority, username: username, fate: fate)
  }
}
