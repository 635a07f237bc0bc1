import Roster

extension Rule {
  static let upnTooLong = Rule(
    "upn-too-long", .error, .irreversible,
    title: "A UPN is longer than Entra takes",
    rationale: """
      At most 64 characters before the @, 48 after it, 113 in total (Microsoft, "Password policies \
      and account restrictions").
      """,
    examples: [
      .fires([
        .person(
          "anna", [.userPrincipalName: String(repeating: "a", count: 65) + "@contoso.com"])
      ]),
      .silent([
        .person(
          "anna", [.userPrincipalName: String(repeating: "a", count: 50) + "@contoso.com"])
      ]),
    ],
    find: { $0.eachLogin(.tooLong) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let name = facts.loginName(row)
      let before = name.prefix { $0 != "@" }.count
      return FindingText(
        subject: name,
        message:
          "The \(facts.loginAttribute) \(Words.quoted(name)) has \(before) characters before "
          + "and \(max(0, name.count - before - 1)) after the @; Entra takes 64 and 48: "
          + "\(facts.fallbackWords(row)).",
        remedy: "In AD, choose a shorter \(facts.loginAttribute). \(Phrases.canBeUndone)")
    })
}
