import Roster

extension Rule {
  static let consoleEmailShared = Rule(
    "console-email-shared", .notice, .hygiene,
    title: "Several 8x8 users have one email address",
    rationale: """
      8x8 does not ask for unique addresses (User Management API), but a shared one identifies \
      nobody, so Rollcall cannot pair by it.
      """,
    examples: [
      .fires(
        [.person("anna")],
        [.account("anna@contoso.com"), .account("lobby", [.email: "ANNA@contoso.com"])]),
      .silent(
        [.person("anna")], [.account("anna@contoso.com"), .account("lobby"), .account("hall")]),
    ],
    find: { survey in survey.sharing(.email).map { Hit(consoleRows: $0) } },
    text: { finding, facts in
      let email = facts.console.text(.email, finding.console ?? 0) ?? ""
      return FindingText(
        subject: email,
        message: "\(Words.users(finding.people)) in 8x8 have the email address "
          + "\(Words.quoted(email)): \(facts.usernames(finding.rows, first: 10)).",
        remedy: "In Admin Console, give each person their own address. \(Phrases.canBeUndone)")
    })
}
