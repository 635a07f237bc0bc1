import Roster

extension Rule {
  static let upnMalformed = Rule(
    "upn-malformed", .error, .irreversible,
    title: "A UPN is no name@domain",
    rationale: """
      A UPN needs exactly one @, with something before and after it, and no dot directly before it \
      (Microsoft, "Password policies and account restrictions").
      """,
    examples: [
      .fires([.person("anna", [.userPrincipalName: "anna"])]),
      .fires([.person("anna", [.userPrincipalName: "anna.@contoso.com"])]),
      .fires([.person("anna", [.userPrincipalName: "anna@berg@contoso.com"])]),
      .silent(),
    ],
    find: { $0.eachLogin(.malformed) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let name = facts.loginName(row)
      return FindingText(
        subject: name,
        message: "The \(facts.loginAttribute) \(Words.quoted(name)) is not of the form name@domain "
          + "with one @ and no dot before it: \(facts.fallbackWords(row)).",
        remedy: "In AD, correct the \(facts.loginAttribute). \(Phrases.canBeUndone)")
    })
}
