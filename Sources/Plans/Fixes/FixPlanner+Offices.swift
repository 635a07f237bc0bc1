import Checks
import Matching
import Roster

extension FixPlanner {
  /// Office values that are not quite, or not at all, the name of a Site.
  mutating func planOffice(_ item: Case) {
    for row in item.rows {
      if isPutOff(row) {
        hold(item, row, .office, .putOff)
      } else {
        planOffice(item, row)
      }
    }
  }

  private mutating func planOffice(_ item: Case, _ row: Int) {
    let site = consoleSite(of: row)
    switch item.slug {
    case "site-conflict", "office-unknown", "office-missing":
      guard let site else { return hold(item, row, .office, .siteUnknown) }
      if rules.offices == .mapping { return hold(item, row, .office, .officesStay, proposed: site) }
      propose(item, row, .office, site, FixPlanner.officeReason(item.slug))
    default:
      guard let meant = meantSite(of: item) else { return hold(item, row, .office, .siteUnknown) }
      if let site, Array(site.utf8) != Array(meant.utf8) {
        return hold(item, row, .office, .sitesDisagree, proposed: meant)
      }
      // The mapping expression has the value.
      if rules.offices == .mapping { return note(item) }
      propose(item, row, .office, meant, FixPlanner.officeReason(item.slug))
    }
  }

  private static func officeReason(_ slug: String) -> FixReason {
    switch slug {
    case "site-renamed": .siteRenamed
    case "office-near": .officeNear
    case "office-alias-needs-mapping": .officeAlias
    case "office-unknown": .officeOfConsole
    case "office-missing": .officeMissing
    case "site-conflict": .siteConflict
    default: .officeDiffers
    }
  }

  /// The Site that the Office value of a finding means.
  private func meantSite(of item: Case) -> String? {
    let position = Int(item.finding.detail)
    guard facts.sites.offices.indices.contains(position) else { return nil }
    let site = Advice.office(facts.sites.offices[position], in: facts).site
    return site.isEmpty ? nil : site
  }

  /// The Site of the 8x8 user who is surely the same person, where it is one of the tenant's.
  private func consoleSite(of row: Int) -> String? {
    guard facts.isSamePerson(row), let user = facts.pairing.consoleUser(of: row),
      let site = facts.console.text(.site, user), !site.isEmpty
    else { return nil }
    return facts.sites.sites.contains(site) ? site : nil
  }
}

extension Facts {
  /// Whether a directory user is surely one person with the 8x8 user that is paired with it.
  func isSamePerson(_ row: Int) -> Bool {
    switch pairing.directoryStates[row] {
    case .linked, .linkedFolded, .rename: true
    default: false
    }
  }
}
