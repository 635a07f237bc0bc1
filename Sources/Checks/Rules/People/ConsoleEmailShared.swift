import Matching
import Roster

extension Rule {
  static let consoleEmailShared = Rule(
    "console-email-shared", .notice, .hygiene,
    title: "Several 8x8 users have one email address",
    rationale: """
      8x8 does not ask for unique addresses (User Management API), but a shared one identifies \
      nobody, so Rollcall cannot pair by it. noreply@8x8.com is what 8x8 puts in for no address.
      """,
    examples: [
      .fires(
        [.person("anna")],
        [.account("anna@contoso.com"), .account("lobby", [.email: "ANNA@contoso.com"])]),
      .silent(
        [.person("anna")], [.account("anna@contoso.com"), .account("lobby"), .account("hall")]),
      .silent(
        [.person("anna")],
        [
          .account("anna@contoso.com"), .account("lobby", [.email: "noreply@8x8.com"]),
          .account("hall", [.email: "NoReply@8x8.com"]),
        ]),
      .silent(
        [.person("anna")],
        [.account("anna@contoso.com"), .account("", [.email: "anna@contoso.com"])]),
    ],
    find: { survey in
      let facts = survey.facts
      return survey.sharing(.email).compactMap { group in
        let email = facts.console.text(.email, Int(group[0])) ?? ""
        guard Folding.trimmed(email).lowercased() != placeholder else { return nil }
        return Hit(consoleRows: group)
      }
    },
    identity: Rule.foldedSubject,
    text: { finding, facts in
      let email = facts.console.text(.email, finding.console ?? 0) ?? ""
      return FindingText(
        subject: email,
        message: "\(Words.users(finding.people)) in 8x8 have the email address "
          + "\(Words.quoted(email)): \(facts.usernames(finding.rows, first: 10)).",
        remedy: "In Admin Console, give each person their own address. \(Phrases.canBeUndone)")
    })

  /// What 8x8 takes for the address of a user who is created without one.
  private static let placeholder = "noreply@8x8.com"
}
