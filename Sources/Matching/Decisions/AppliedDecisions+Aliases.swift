import Roster

extension AppliedDecisions {
  /// The aliases of the settings, and those that were decided: Office value to Site. What was decided
  /// gives way where the settings say something else, or where there is no such Site.
  ///
  /// - Parameter isSite: whether a text is the exact name of a Site.
  package mutating func siteAliases(
    besides settings: [String: String], isSite: (String) -> Bool
  ) -> [String: String] {
    var aliases = settings
    let known = Dictionary(
      settings.map { (SiteFolding.folded($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    for (position, decision) in decisions.list.enumerated()
    where decision.kind == .siteAlias && outcomes[position].isUsed {
      let office = decision[.office]
      let site = decision[.site]
      if let other = known[SiteFolding.folded(office)] {
        if other != site { outcomes[position] = .contradictsSettings }
      } else if !isSite(site) {
        outcomes[position] = .siteUnknown
      } else {
        aliases[office] = site
      }
    }
    return aliases
  }
}
