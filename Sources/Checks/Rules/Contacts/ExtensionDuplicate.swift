import Roster

extension Rule {
  static let extensionDuplicate = Rule(
    "extension-duplicate", .warning, .hygiene,
    title: "Several 8x8 users of one Site have one extension",
    rationale: """
      Extensions may repeat between Sites with site codes, never within one Site (8x8, Site \
      Management API; "Set up Sites").
      """,
    examples: [
      .fires(
        [.person("anna")],
        [
          .account("anna@contoso.com", [.extensionNumber: "1001"]),
          .account("bo@contoso.com", [.extensionNumber: "1001"]),
        ]),
      .silent(
        [.person("anna")],
        [
          .account("anna@contoso.com", [.extensionNumber: "1001"]),
          .account("bo@contoso.com", [.extensionNumber: "1001", .site: "Paris"]),
        ]),
    ],
    find: { survey in
      let facts = survey.facts
      return survey.sharing(.extensionNumber).flatMap { rows -> [[UInt32]] in
        let bySite = Dictionary(grouping: rows) { Folding.key(facts.site(Int($0))) }
        return bySite.values.filter { $0.count > 1 }
      }.sorted { $0[0] < $1[0] }.map { Hit(consoleRows: $0) }
    },
    identity: Rule.foldedSubject,
    text: { finding, facts in
      let row = finding.console ?? 0
      let number = facts.console.text(.extensionNumber, row) ?? ""
      return FindingText(
        subject: "\(number) / \(facts.site(row))",
        message:
          "\(Words.users(finding.people)) of the Site \(Words.quoted(facts.site(row))) share "
          + "the extension \(Words.quoted(number)): \(facts.usernames(finding.rows, first: 10)).",
        remedy: "In Admin Console, give each an extension of its own. \(Phrases.canBeUndone)")
    })
}
