import Roster

extension Rule {
  static let usernameDuplicateFolded = Rule(
    "username-duplicate-folded", .error, .irreversible,
    title: "Several 8x8 usernames differ only in case, blanks or hidden characters",
    rationale: """
      If 8x8 compares without case, Entra's search finds more than one user and fails with \
      DuplicateTargetEntries (Microsoft, "Customize attribute mappings"); if it compares with case, \
      the wrong one may be linked.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com"), .account("ANNA@contoso.com")]),
      .silent([.person("anna")], [.account("anna@contoso.com"), .account("anna@contoso.com")]),
      .silent([.person("anna")], [.account("anna@contoso.com"), .account("bo@contoso.com")]),
    ],
    find: { survey in
      survey.usernameGroups.map { Hit(consoleRows: $0) }
    },
    identity: Rule.foldedSubject,
    text: { finding, facts in
      FindingText(
        subject: facts.username(finding.console ?? 0),
        message: "\(finding.people) 8x8 users have usernames that fold to one: "
          + "\(facts.usernames(finding.rows, first: 10)).",
        remedy: "In Admin Console, keep the one whose username equals the cloud userPrincipalName "
          + "and rename the others. \(facts.renameWarning) A wrong link cannot be undone.")
    })
}
