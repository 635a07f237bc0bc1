package import Forecast
package import Matching
package import Roster

/// Everything that is known when the checks run; what rules look at and reports draw.
package struct Facts: Sendable {
  package private(set) var directory: DirectoryUsers
  package private(set) var console: ConsoleUsers
  package private(set) var cloud: CloudUsers?
  package private(set) var tenant: TenantRules
  package private(set) var identities: CloudIdentities
  package let pairing: Pairing
  /// Directory rows that have one cloud UPN between them.
  package let sharedLogins: [[Int]]
  package let sites: SiteMatches
  package private(set) var firstCycle: FirstCycle
  /// All inputs, in the order in which reports list them.
  package private(set) var sources: [SourceInfo]
  /// What people decided, and what became of it.
  package private(set) var decisions: AppliedDecisions
  /// What the tenant has of licences; nil when no list of them was given.
  package let licenses: LicenseInventory?
  /// Whether a decision puts anybody off; asked for every row.
  let putsOff: Bool
  /// Whether the directory's export has `?` in place of letters, in Office values too: what they look
  /// like then says nothing about AD.
  private(set) var hasDamagedOffices = false
  /// Sites that were renamed in Admin Console.
  private(set) var siteRenames: [SiteRename] = []

  package init(
    directory: DirectoryUsers, console: ConsoleUsers, cloud: CloudUsers?, tenant: TenantRules,
    identities: CloudIdentities, pairing: Pairing, sharedLogins: [[Int]], sites: SiteMatches,
    firstCycle: FirstCycle, sources: [SourceInfo], decisions: AppliedDecisions = .none,
    licenses: [LicenseStock]? = nil
  ) {
    self.directory = directory
    self.console = console
    self.cloud = cloud
    self.tenant = tenant
    self.identities = identities
    self.pairing = pairing
    self.sharedLogins = sharedLogins
    self.sites = sites
    self.firstCycle = firstCycle
    self.sources = sources
    self.decisions = decisions
    self.licenses = licenses.map {
      LicenseInventory(
        stocks: $0, console: console, directory: directory, pairing: pairing,
        firstCycle: firstCycle)
    }
    putsOff = decisions.laterCount > 0
    hasDamagedOffices = DirectoryInspector.findsDamagedOffices(in: self)
    siteRenames = SiteRename.find(in: self)
  }

  /// The same facts about the same rows with pseudonyms for people, for whoever is to see no personal
  /// data. Pairs, states and findings are those of the real values; all words are made of pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> Facts {
    var facts = self
    facts.directory = directory.redacted(by: pseudonyms)
    facts.console = console.redacted(by: pseudonyms)
    facts.cloud = cloud?.redacted(by: pseudonyms)
    facts.tenant = tenant.redacted(by: pseudonyms)
    facts.identities = identities.redacted(
      by: pseudonyms, of: directory, renamed: facts.directory)
    facts.firstCycle = firstCycle.redacted(by: pseudonyms)
    facts.sources = sources.map { $0.redacted(by: pseudonyms) }
    facts.decisions = decisions.redacted(by: pseudonyms)
    return facts
  }

  /// Whether names were predicted without knowing which domains are verified.
  package var assumesVerifiedDomains: Bool {
    tenant.assumesVerifiedDomains && identities.sources.contains(.predicted)
  }

  /// Whether letters of an Office value were lost in the export; a new one is the only cure.
  package func isDamaged(_ office: SiteMatches.Office) -> Bool {
    guard hasDamagedOffices else { return false }
    return switch office.answer.state {
    case .folded, .alike, .near, .unknown: office.value.utf8.contains(UInt8(ascii: "?"))
    case .match, .alias, .missing, .conflict: false
    }
  }

  /// The rename that explains an Office value, if any.
  func rename(of office: SiteMatches.Office) -> SiteRename? {
    siteRenames.first { sites.offices[$0.office].value == office.value }
  }

  /// The Site state of a directory row, `conflict` included for linked pairs; nil when nobody asks.
  package func siteState(ofDirectory row: Int) -> SiteState? { sites.state(of: row) }
}
