import Matching
import Roster

extension Rule {
  static let licenseOnLeaver = Rule(
    "license-on-leaver", .warning, .license,
    title: "A licensed 8x8 user is disabled in the directory, or nobody was found for it",
    rationale: """
      Disabled users are not provisioned, so they are never linked and never deactivated; a \
      deactivated 8x8 user keeps the licence. Taking it away destroys voicemail and call history \
      (8x8, "Assign, Change, or Remove a License"). Where nobody was found, the person may have left, or \
      may only have another username.
      """,
    examples: [
      .fires([.disabled("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
      .fires([.person("bo")], [.account("anna@contoso.com", [.license: "X2"])]),
      .silent([.disabled("anna")]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
    ],
    find: { survey in
      survey.consoleRows(.licensedLeaver).map { row in
        let partner = survey.facts.pairing.directoryUser(of: Int(row))
        return Hit(
          console: Int(row), directory: partner, severity: partner == nil ? .notice : .warning)
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let license = Words.quoted(facts.console.text(.license, row) ?? "")
      let username = facts.username(row)
      guard let partner = finding.directory else {
        return FindingText(
          subject: username,
          message: """
            Nobody in the directory was found for \(facts.consolePerson(row)) \
            (\(Words.quoted(username))), who holds the licence \(license).
            """,
          remedy:
            "First make sure that the person has left: somebody whose name, username and numbers all "
            + "differ is not found. Only then save voicemail and call history, "
            + "and take the licence away in Admin Console: that destroys both and cannot be undone."
        )
      }
      let verb = facts.isGuess(row) ? "seems to be somebody who is" : "is"
      return FindingText(
        subject: username,
        message: """
          \(facts.consolePerson(row)) (\(Words.quoted(username))) \(verb) disabled in the directory \
          (\(facts.directoryName(partner))) and holds the licence \(license).
          """,
        remedy:
          "If the person has left, save voicemail and call history, then take the licence away "
          + "in Admin Console: that cannot be undone. If not, enable the person in AD.")
    })
}
