import Matching
import Roster

extension Rule {
  static let siteRenamed = Rule(
    "site-renamed", .error, .license,
    title: "A Site was renamed in 8x8 and the Office in AD was not",
    rationale: """
      Renaming a Site breaks the sync of everybody in it until AD matches (8x8, "SSO and User \
      Provisioning"). Nearly all linked people with this Office sit in one Site that nobody's Office \
      names.
      """,
    examples: [
      .fires(
        ["anna", "bo", "cy"].map { .person($0, [.office: "Munich"]) },
        ["anna", "bo", "cy"].map { .account("\($0)@contoso.com", [.site: "Paris"]) }),
      .silent(
        ["anna", "bo", "cy"].map { .person($0) },
        ["anna", "bo", "cy"].map { .account("\($0)@contoso.com") }),
      .silent(
        [.person("anna", [.office: "Munich"])], [.account("anna@contoso.com", [.site: "Paris"])]),
      // 8x8 users from before the list of Sites: the Site is gone, nobody knows what became of it.
      .silent(
        ["anna", "bo", "cy"].map { .person($0, [.office: "Munich"]) },
        ["anna", "bo", "cy"].map { .account("\($0)@contoso.com", [.site: "Munich"]) }),
    ],
    find: { survey in
      survey.facts.siteRenames.map { Hit(directoryRows: $0.rows, detail: $0.office) }
    },
    text: { finding, facts in
      let office = facts.office(of: finding)?.value ?? ""
      let partner = finding.directory.flatMap { facts.pairing.consoleUser(of: $0) }
      let site = partner.map { facts.site($0) } ?? ""
      return FindingText(
        subject: office,
        message: "Site renamed: \(Words.people(finding.people)) with the Office "
          + "\(Words.quoted(office)) are in the 8x8 Site \(Words.quoted(site)), which nobody's "
          + "Office names.",
        remedy:
          "In AD, change the Office of all these people to \(Words.quoted(site)), or in Admin "
          + "Console give the Site its old name back. Both can be undone.")
    })
}
