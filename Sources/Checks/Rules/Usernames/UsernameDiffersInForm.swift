extension Rule {
  static let usernameDiffersInForm = Rule(
    "username-differs-in-form", .error, .irreversible,
    title: "A username looks like the cloud UPN but has blanks, hidden characters or another form",
    rationale: """
      The username must equal the userPrincipalName (8x8, "SSO and User Provisioning"). A blank at \
      the end or a zero-width space cannot be seen, and makes a second user all the same.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com ")]),
      .fires([.person("anna")], [.account("anna\u{200B}@contoso.com")]),
      .silent([.person("anna")], [.account("Anna@contoso.com")]),
      .silent(),
    ],
    find: { $0.eachPair(.usernameDiffersInForm) },
    text: { finding, facts in
      let cloudName = Words.quoted(facts.cloudName(finding.directory ?? 0))
      let username = facts.username(finding.console ?? 0)
      return FindingText(
        subject: username,
        message:
          "The username \(Words.quoted(username)) only looks like the cloud UPN \(cloudName).",
        remedy: "In Admin Console, type the username anew as \(cloudName); it can be changed back "
          + "until the user is linked. \(facts.renameWarning)")
    })
}
