import Checks
import Forecast
import Formats
import Intake
import Matching
import Reports
import Roster

/// A small tenant out of two texts, read and paired as a run does it.
struct Tenant {
  var ldif: String
  var console: [UInt8]
  var sites: [String]?
  var rules = TenantRules(
    verifiedDomains: ["example.com"], initialDomain: "example.onmicrosoft.com")
  var provisioning = ProvisioningRules()
  var consoleName = "users.csv"

  init(ldif: String, console: String, sites: [String]? = nil) {
    self.ldif = ldif
    self.console = Array(console.utf8)
    self.sites = sites
  }

  /// Throws if one of the texts is not usable at all.
  func facts() throws -> Facts {
    let ad = try DirectoryIntake().read(
      Input(ByteStore(Array(ldif.utf8)), name: "ad.ldif"), source: 0)
    let list = try ConsoleIntake().read(Input(ByteStore(console), name: consoleName), source: 0)
    let directory = DirectoryUsers(joining: ad.parts, sources: [ad.info])
    let users = ConsoleUsers(joining: list.parts, sources: [list.info])
    let identities = CloudIdentities(of: directory, cloud: nil, rules: rules)
    let matched = Matcher.pair(
      directory: directory, console: users, identities: identities, exclusions: Exclusions())
    let names =
      sites.map { SiteNames($0, provenance: .given) }
      ?? SiteNames(ConsoleSites(of: users), aliases: [:])
    return Facts(
      directory: directory, console: users, cloud: nil, tenant: rules, identities: identities,
      pairing: matched.pairing, sharedLogins: matched.sharedLogins,
      sites: SiteMatches(
        directory: directory, consoleSites: ConsoleSites(of: users), pairing: matched.pairing,
        sites: names),
      firstCycle: FirstCycle(
        rules: provisioning, directory: directory, console: users, identities: identities,
        pairing: matched.pairing),
      sources: [ad.info, list.info])
  }
}
