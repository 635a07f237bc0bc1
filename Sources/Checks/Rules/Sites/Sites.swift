import Forecast
import Matching
import Roster

extension Rules {
  static let sites: [Rule] = [
    .siteRenamed, .officeUnknown, .officeNear, .officeDiffers, .officeAliasNeedsMapping,
    .officeMissing, .officeNotCompared, .siteConflict, .siteUnknownOnConsole, .siteWithoutOffice,
    .singleSiteTenant, .sitesTakenFromConsole,
  ]
}

extension Survey {
  /// One finding for each Office value in one of `states` that somebody who is provisioned has; none
  /// for values whose letters were lost in the export, since AD need not have them.
  func offices(_ states: Set<SiteState>) -> [Hit] {
    let facts = facts
    let renamed = Set(facts.siteRenames.map { $0.office })
    guard facts.officeDecidesSite else { return [] }
    return facts.sites.offices.indices.compactMap { position in
      let office = facts.sites.offices[position]
      guard states.contains(office.answer.state), !renamed.contains(position),
        !facts.isDamaged(office), !facts.mayBeSite(office)
      else { return nil }
      let rows = office.users.filter { facts.isTaken(Int($0)) }
      return rows.isEmpty ? nil : Hit(directoryRows: rows, detail: position)
    }
  }
}

extension Facts {
  /// Whether Site is set from Office: with a constant mapping in place, Office does not matter.
  var officeDecidesSite: Bool { firstCycle.rules.siteMapping != .constant }

  /// Whether nobody can say that an Office value is no Site, because no Site is known.
  func mayBeSite(_ office: SiteMatches.Office) -> Bool {
    sites.sites.areMissing && office.answer.state == .unknown
  }

  /// The Office value that a finding of ``Survey/offices(_:)`` is about.
  func office(of finding: Finding) -> SiteMatches.Office? {
    let position = Int(finding.detail)
    return position < sites.offices.count ? sites.offices[position] : nil
  }

  /// `"Berln" of 12 people ("anna@contoso.com", ...)`.
  func officeAndPeople(_ finding: Finding) -> String {
    "The Office \(Words.quoted(office(of: finding)?.value ?? "")) of "
      + "\(Words.people(finding.people)) (\(directoryNames(finding.rows)))"
  }
}
