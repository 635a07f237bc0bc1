import Roster

extension Rule {
  static let upnMissing = Rule(
    "upn-missing", .warning, .irreversible,
    title: "Directory users have no login name",
    rationale: """
      Without a userPrincipalName Entra Connect takes sAMAccountName@DOMAIN (default rule "In from \
      AD - User Account Enabled"); that name must be in a verified domain too.
      """,
    examples: [
      .fires([.person("anna", [.userPrincipalName: ""]), .person("bo")]),
      .silent(),
    ],
    find: { survey in
      guard survey.facts.directory.fills(survey.facts.tenant.loginAttribute.field) else {
        return []
      }
      let rows = survey.loginRows(.missing)
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let derived = facts.cloudName(row)
      let outcome =
        derived.isEmpty
        ? ""
        : " Entra will call \(finding.people == 1 ? "this user" : "the first of them") "
          + "\(Words.quoted(derived))."
      return FindingText(
        subject: facts.loginAttribute,
        message: "\(Words.peopleHave(finding.people)) no \(facts.loginAttribute) "
          + "(\(facts.directoryNames(finding.rows))).\(outcome)",
        remedy: "In AD, set the \(facts.loginAttribute), for those with an 8x8 user to their 8x8 "
          + "username. \(Phrases.canBeUndone)")
    })
}
