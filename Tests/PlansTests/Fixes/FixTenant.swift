import Checks
import Forecast
import Formats
import Matching
import Plans
import Reports
import Roster
import Support

/// A small tenant whose repairs are planned.
struct FixTenant {
  var directory: DirectoryUsers
  var console: ConsoleUsers
  var sites: [String]? = ["Berlin", "Paris"]
  var aliases: [String: String] = [:]
  var tenant = TenantRules(
    verifiedDomains: ["contoso.com"], initialDomain: "contoso.onmicrosoft.com")
  var provisioning = ProvisioningRules()
  var rules = FixRules()

  init(_ directory: DirectoryUsers, _ console: ConsoleUsers) {
    self.directory = directory
    self.console = console
  }

  var facts: Facts {
    let identities = CloudIdentities(of: directory, cloud: nil, rules: tenant)
    let matched = Matcher.pair(
      directory: directory, console: console, identities: identities, exclusions: Exclusions())
    let names =
      sites.map { SiteNames($0, provenance: .given, aliases: aliases) }
      ?? SiteNames(ConsoleSites(of: console), aliases: aliases)
    return Facts(
      directory: directory, console: console, cloud: nil, tenant: tenant, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: directory, consoleSites: ConsoleSites(of: console), pairing: matched.pairing,
        sites: names),
      firstCycle: FirstCycle(
        rules: provisioning, directory: directory, console: console, identities: identities,
        pairing: matched.pairing),
      sources: directory.sources + console.sources)
  }

  var plan: FixPlan {
    let facts = facts
    return FixPlan(facts, findings: Rules.run(facts), rules: rules)
  }

  /// `row attribute=value` of every repair in AD.
  var repairs: [String] { plan.repairs.changes.map(FixTenant.words) }
  var phones: [String] { plan.phones.changes.map(FixTenant.words) }
  var usernames: [String] { plan.usernames.map { "\($0.console) \($0.username)" } }
  var held: [String] { plan.held.map { "\($0.attribute) \($0.reason.word)" } }

  private static func words(_ change: FixPlan.DirectoryChange) -> String {
    "\(change.row) \(change.attribute.attributeName)=\(change.value)"
  }

  /// A file of the repairs, as text.
  func file(
    _ direction: ChangeDirection, _ make: (ChangeSet) -> any ChangeFile,
    of subject: ChangeSubject = .repairs
  ) -> String {
    let facts = facts
    let plan = FixPlan(facts, findings: Rules.run(facts), rules: rules)
    let set = ChangeSet(
      subject == .repairs ? plan.repairs : plan.phones, subject, direction, facts: facts,
      madeFrom: MadeFrom(version: "1", seconds: 0, sources: facts.sources))
    return String(decoding: make(set).rendered(), as: UTF8.self)
  }
}
