import Roster

extension Rule {
  static let usernameRepeated = Rule(
    "username-repeated", .notice, .hygiene,
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
      let rows = survey.repeats.keys.sorted()
      return rows.isEmpty ? [] : [Hit(consoleRows: rows)]
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let first = facts.firstRow(withUsernameOf: row)
      return FindingText(
        subject: "repeated usernames",
        message:
          "\(Words.count(finding.people, "row repeats", "rows repeat")) the username of an earlier row "
          + "(\(facts.usernames(finding.rows))): \(facts.console.origin(row)) is the same 8x8 user "
          + "as \(facts.console.origin(first)).",
        remedy: "Export the users again, one row each. Rollcall uses the first row.")
    })
}

extension Facts {
  /// The first console row with the very username of `row`.
  fileprivate func firstRow(withUsernameOf row: Int) -> Int {
    (0..<row).first { console.haveSameUsername($0, row) } ?? row
  }
}
