/// The names of the tenant's Sites, and how to find the one that a text means.
package struct SiteNames: Sendable {
  /// Where the names came from.
  package enum Provenance: Sendable, Equatable {
    /// A list of Sites was given.
    case given
    /// Taken from the console users, so a Site without users is not known.
    case consoleUsers
  }

  /// What a text was found to be.
  package struct Answer: Sendable, Equatable {
    package let state: SiteState
    /// The Site that it is, or should be.
    package let site: String?
    /// In `near`: how many letters differ.
    package let distance: Int

    init(_ state: SiteState, _ site: String? = nil, distance: Int = 0) {
      self.state = state
      self.site = site
      self.distance = distance
    }
  }

  /// In the order of the source.
  package let names: [String]
  package let provenance: Provenance
  private let exact: Set<[UInt8]>
  private let aliases: [String: String]
  private let folded: [String: [String]]
  private let alike: [String: [String]]
  private let neighbours: NeighbourIndex

  /// - Parameters:
  ///   - names: Site names, repeated ones are dropped.
  ///   - aliases: Office value to Site, from the configuration.
  package init(_ names: [String], provenance: Provenance, aliases: [String: String] = [:]) {
    var seen: Set<[UInt8]> = []
    self.names = names.filter { !$0.isEmpty && seen.insert(Array($0.utf8)).inserted }
    self.provenance = provenance
    exact = seen
    self.aliases = Dictionary(
      aliases.map { (SiteFolding.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    folded = Dictionary(grouping: self.names, by: SiteFolding.folded)
    alike = Dictionary(grouping: self.names, by: SiteFolding.alike)
    neighbours = NeighbourIndex(self.names, key: SiteFolding.alike)
  }

  /// Whether no Site is known at all: no list was given, and no console user has one. An Office that is
  /// `unknown` may then be the name of a Site as well as not.
  package var areMissing: Bool { names.isEmpty && provenance == .consoleUsers }

  /// The same names with other aliases.
  package func withAliases(_ aliases: [String: String]) -> SiteNames {
    SiteNames(names, provenance: provenance, aliases: aliases)
  }

  /// Whether `name` is the exact name of a Site.
  package func contains(_ name: String) -> Bool { exact.contains(Array(name.utf8)) }

  /// What an Office value means. An alias wins over everything but the exact name.
  package func answer(for office: String) -> Answer {
    let value = SiteFolding.trimmed(office)
    if Array(value.utf8).isEmpty || SiteFolding.folded(value).isEmpty { return Answer(.missing) }
    if contains(value) { return Answer(.match, value) }
    let key = SiteFolding.folded(value)
    if let site = aliases[key] { return Answer(.alias, site) }
    if let sites = folded[key] { return Answer(.folded, sites.count == 1 ? sites[0] : nil) }
    let loose = SiteFolding.alike(value)
    if let sites = alike[loose] { return Answer(.alike, sites.count == 1 ? sites[0] : nil) }
    if let neighbour = neighbours.nearest(to: loose) {
      return Answer(.near, neighbour.name, distance: neighbour.distance)
    }
    return Answer(.unknown)
  }
}
