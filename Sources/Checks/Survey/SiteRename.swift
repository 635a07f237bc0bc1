import Formats
import Matching
import Roster

/// A Site that was renamed in Admin Console: nearly everybody with one Office sits in one Site that
/// no Office names.
struct SiteRename: Sendable {
  /// Position in the offices of ``SiteMatches``.
  let office: Int
  let site: String
  /// Directory rows of the linked users in that Site.
  let rows: [UInt32]

  /// So few linked people prove nothing.
  private static let fewest = 3

  static func find(in facts: Facts) -> [SiteRename] {
    guard facts.officeDecidesSite else { return [] }
    let named = Set(
      facts.sites.offices.filter { $0.answer.state == .match }.map { $0.value })
    return Parallel.map(facts.sites.offices.count) { position -> SiteRename? in
      let office = facts.sites.offices[position]
      guard office.answer.state == .unknown || office.answer.state == .near,
        !facts.isDamaged(office)
      else { return nil }
      return rename(of: position, office, named, facts)
    }.compactMap { $0 }
  }

  private static func rename(
    of position: Int, _ office: SiteMatches.Office, _ named: Set<String>, _ facts: Facts
  ) -> SiteRename? {
    var bySite: [String: [UInt32]] = [:]
    var linked = 0
    var most = 0
    for row in office.users {
      let state = facts.pairing.directoryStates[Int(row)]
      guard state == .linked || state == .linkedFolded,
        let partner = facts.pairing.consoleUser(of: Int(row)),
        let site = facts.console.text(.site, partner), !site.isEmpty
      else { continue }
      linked += 1
      bySite[site, default: []].append(row)
      most = max(most, bySite[site]?.count ?? 0)
      // With so many elsewhere, no Site can have nearly all any more.
      if (linked - most) * 10 > office.users.count { return nil }
    }
    let best = bySite.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard let best, linked >= fewest, best.value.count * 10 >= linked * 9,
      !named.contains(best.key),
      // An old list of 8x8 users may name a Site that the list of Sites has no more.
      facts.sites.sites.contains(best.key)
    else { return nil }
    return SiteRename(office: position, site: best.key, rows: best.value)
  }
}
