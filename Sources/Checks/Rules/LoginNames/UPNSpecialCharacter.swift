import Matching

extension Rule {
  static let upnSpecialCharacter = Rule(
    "upn-special-character", .notice, .irreversible,
    title: "Entra may not find an existing user whose UPN has a special character",
    rationale: """
      Entra's service cannot run filter queries on values with special characters (Microsoft, "Known \
      issues for provisioning"; which ones is not said), so a link may fail although the username \
      is right.
      """,
    examples: [
      .fires([.person("o'anna")], [.account("o'anna@contoso.com")]),
      .silent(),
      .silent([.person("o'anna")], []),
    ],
    find: { survey in
      survey.eachDirectory(.cloudNameUnusable).filter { hit in
        hit.directory.map { survey.facts.pairing.directoryStates[$0] == .linked } ?? false
      }
    },
    text: { finding, facts in
      let name = facts.cloudName(finding.directory ?? 0)
      let odd = Words.characters(of: name, outside: ".@-_/")
      let reason = odd.isEmpty ? "its \(name.unicodeScalars.count) characters" : odd
      return FindingText(
        subject: name,
        message: "The cloud UPN \(Words.quoted(name)) is the username, but \(reason) may keep "
          + "Entra from finding it.",
        remedy: "Try this user with Provision on demand first. If it is not found, change "
          + "userPrincipalName and username together. \(facts.renameWarning)")
    })
}
