import Roster

extension Rule {
  static let upnInvalidCharacter = Rule(
    "upn-invalid-character", .error, .irreversible,
    title: "A UPN has characters that Entra does not take",
    rationale: """
      Entra takes A-Z a-z 0-9 ' . - _ ! # ^ ~ (Microsoft, "Password policies and account \
      restrictions"); any other makes the user fall back to the initial domain, as an unverified \
      suffix does (Microsoft, "UserPrincipalName population").
      """,
    examples: [
      .fires([.person("anna", [.userPrincipalName: "änna@contoso.com"])]),
      .fires([.person("anna", [.userPrincipalName: "anna berg@contoso.com"])]),
      .silent([.person("anna", [.userPrincipalName: "o'anna@contoso.com"])]),
    ],
    find: { $0.eachLogin(.illegalCharacter) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let name = facts.loginName(row)
      return FindingText(
        subject: name,
        message: "The \(facts.loginAttribute) \(Words.quoted(name)) contains "
          + "\(Words.characters(of: name, outside: "'.-_!#^~@")), which Entra does not take: "
          + "\(facts.fallbackWords(row)).",
        remedy: "In AD, change the \(facts.loginAttribute) so that it has none of them. "
          + Phrases.canBeUndone)
    })
}
