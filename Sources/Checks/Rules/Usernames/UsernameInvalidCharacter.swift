extension Rule {
  static let usernameInvalidCharacter = Rule(
    "username-invalid-character", .warning, .hygiene,
    title: "A username has characters that 8x8's specification does not allow",
    rationale: """
      8x8, User Management API: usernames match ^[A-Za-z0-9.@\\-_/]+$. Special characters in a \
      username are a documented cause of "Failed saving user settings" (8x8 Support).
      """,
    examples: [
      .fires([.person("anna")], [.account("anna!@contoso.com")]),
      .fires([.person("anna")], [.account("anna @contoso.com")]),
      .silent(),
      .silent([.person("anna")], [.account("a-b_c/d.e@contoso.com")]),
    ],
    find: { $0.eachConsole(.usernameCharacter) },
    text: { finding, facts in
      let username = facts.username(finding.console ?? 0)
      return FindingText(
        subject: username,
        message: "The username \(Words.quoted(username)) contains "
          + "\(Words.characters(of: username, outside: ".@-_/")).",
        remedy:
          "In Admin Console, choose a username of letters, digits and . @ - _ / only; it must "
          + "equal the person's cloud userPrincipalName, so change that in AD too if it has the same "
          + "character. Until the user is linked this can be undone. \(facts.renameWarning)")
    })
}
