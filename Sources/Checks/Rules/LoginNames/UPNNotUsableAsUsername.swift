import Matching
import Roster

extension Rule {
  static let upnNotUsableAsUsername = Rule(
    "upn-not-usable-as-username", .warning, .blocked,
    title: "A cloud UPN is no 8x8 username",
    rationale: """
      Entra allows ' ! # ^ ~ and 113 characters; 8x8's specification allows 3 to 70 of A-Z a-z 0-9 . \
      @ - _ / (8x8, User Management API). Whether its SCIM service is as strict is not documented.
      """,
    examples: [
      .fires([.person("o'anna")], []),
      .fires(
        [.person("anna", [.userPrincipalName: String(repeating: "a", count: 60) + "@contoso.com"])],
        []),
      .silent(),
    ],
    find: { survey in
      survey.eachDirectory(.cloudNameUnusable).filter { hit in
        let state = hit.directory.map { survey.facts.pairing.directoryStates[$0] }
        return state != .linked
      }
    },
    text: { finding, facts in
      let name = facts.cloudName(finding.directory ?? 0)
      let odd = Words.characters(of: name, outside: ".@-_/")
      let reason =
        odd.isEmpty ? "has \(name.unicodeScalars.count) characters" : "contains \(odd)"
      return FindingText(
        subject: name,
        message:
          "The cloud UPN \(Words.quoted(name)) \(reason); by 8x8's specification it cannot be "
          + "a username, so the user may not be created.",
        remedy:
          "In AD, choose a userPrincipalName of 3 to 70 letters, digits and . @ - _ /, or try "
          + "this user with Provision on demand first. \(Phrases.canBeUndone)")
    })
}
