import Roster

extension Rule {
  static let usernameRepeated = Rule(
    "username-repeated", .warning, .hygiene,
    title: "One username stands in several rows",
    rationale: """
      Usernames are unique in 8x8 (8x8, "User Provisioning with 8x8 SCIM API"), so the file lists one \
      user twice: exports were joined, or a row stands for each licence.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com"), .account("anna@contoso.com")]),
      .silent([.person("anna")], [.account("anna@contoso.com"), .account("ANNA@contoso.com")]),
    ],
    find: { survey in
      survey.usernameGroups.filter { survey.facts.haveSameUsername($0) }
        .map { Hit(consoleRows: $0) }
    },
    text: { finding, facts in
      let lines = finding.rows.prefix(10).map { facts.console.origin(Int($0)).description }
      return FindingText(
        subject: facts.username(finding.console ?? 0),
        message: "The username \(Words.quoted(facts.username(finding.console ?? 0))) stands in "
          + "\(finding.people) rows: \(Words.list(lines, of: finding.people, first: 10)).",
        remedy: "Export the users again, one row each. Rollcall uses the first row.")
    })
}
