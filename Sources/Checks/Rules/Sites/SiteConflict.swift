import Matching
import Roster

extension Rule {
  static let siteConflict = Rule(
    "site-conflict", .warning, .license,
    title: "Linked people sit in another Site than their Office says",
    rationale: """
      Provisioning cannot change a Site once it is set (8x8, "SSO and User Provisioning"), so the \
      Office of a linked person must name the Site that 8x8 has.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.site: "Paris"])]),
      .silent(),
      .silent([.person("anna")], [.account("anna@contoso.com", [.site: ""])]),
    ],
    find: { survey in
      let facts = survey.facts
      guard facts.officeDecidesSite else { return [] }
      let rows = survey.directoryRows(.siteDiffers)
      let groups = Dictionary(grouping: rows) { row in
        let partner = facts.pairing.consoleUser(of: Int(row))
        return "\(facts.directory.text(.office, Int(row)) ?? "")\u{0}"
          + (partner.map { facts.site($0) } ?? "")
      }
      return groups.values.sorted { $0[0] < $1[0] }.map { Hit(directoryRows: $0) }
    },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let office = Folding.trimmed(facts.directory.text(.office, row) ?? "")
      let site = facts.pairing.consoleUser(of: row).map { facts.site($0) } ?? ""
      return FindingText(
        subject: "\(office) / \(site)",
        message: "\(Words.peopleAre(finding.people)) in Office \(Words.quoted(office)), but in "
          + "the 8x8 Site \(Words.quoted(site)) (\(facts.directoryNames(finding.rows))).",
        remedy: "Find out where they are. In AD change the Office to \(Words.quoted(site)), or in "
          + "Admin Console change the Site with Bulk Edit. Both can be undone, but only within one "
          + "PBX: to another PBX the licence must be removed first, and voicemail and call history "
          + "are lost.")
    })
}
