extension Rule {
  static let usernameLength = Rule(
    "username-length", .warning, .hygiene,
    title: "A username is shorter than 3 or longer than 70 characters",
    rationale: "8x8, User Management API: usernames have 3 to 70 characters.",
    examples: [
      .fires([.person("anna")], [.account("ab")]),
      .fires([.person("anna")], [.account(String(repeating: "a", count: 71))]),
      .silent([.person("anna")], [.account("abc")]),
    ],
    find: { $0.eachConsole(.usernameLength) },
    text: { finding, facts in
      let username = facts.username(finding.console ?? 0)
      return FindingText(
        subject: username,
        message: "The username \(Words.quoted(username)) has "
          + "\(Words.count(username.unicodeScalars.count, "character", "characters")); 8x8 allows 3 to 70.",
        remedy:
          "In Admin Console, choose a username of 3 to 70 characters. Until the user is linked "
          + "this can be undone. \(facts.renameWarning)")
    })
}
