extension Rule {
  static let usernameDiffersInCase = Rule(
    "username-differs-in-case", .warning, .blocked,
    title: "A username differs from the cloud UPN in upper and lower case only",
    rationale: """
      SCIM compares userName without case (RFC 7643, section 4.1.1), but vendors differ, and 8x8 does \
      not say what it does. If it compares with case, a second user is created.
      """,
    examples: [
      .fires([.person("anna")], [.account("Anna@contoso.com")]),
      .silent(),
      .silent([.person("anna")], [.account("anna@contoso.com ")]),
    ],
    find: { $0.eachPair(.usernameDiffersInCase) },
    text: { finding, facts in
      let cloudName = Words.quoted(facts.cloudName(finding.directory ?? 0))
      let username = facts.username(finding.console ?? 0)
      return FindingText(
        subject: username,
        message: """
          The username \(Words.quoted(username)) and the cloud UPN \(cloudName) differ in upper and \
          lower case; whether 8x8 minds is not documented.
          """,
        remedy: """
          To be safe, change the username to \(cloudName) in Admin Console, or try one such user \
          with Provision on demand first. The username can be changed back until the user is linked. \
          \(facts.renameWarning)
          """)
    })
}
