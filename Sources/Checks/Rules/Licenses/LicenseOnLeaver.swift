import Matching
import Roster

extension Rule {
  static let licenseOnLeaver = Rule(
    "license-on-leaver", .warning, .license,
    title: "A licensed 8x8 user is disabled in the directory, or not there at all",
    rationale: """
      Disabled users are not provisioned, so they are never linked and never deactivated; a \
      deactivated 8x8 user keeps the licence. Taking it away destroys voicemail and call history \
      (8x8, "Assign, Change, or Remove a License").
      """,
    examples: [
      .fires([.disabled("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
      .fires([.person("bo")], [.account("anna@contoso.com", [.license: "X2"])]),
      .silent([.disabled("anna")]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
    ],
    find: { survey in
      survey.consoleRows(.licensedLeaver).map { row in
        Hit(console: Int(row), directory: survey.facts.pairing.directoryUser(of: Int(row)))
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let place =
        finding.directory.map { "disabled in the directory (\(facts.directoryName($0)))" }
        ?? "not in the directory"
      return FindingText(
        subject: facts.username(row),
        message: "\(facts.consolePerson(row)) (\(Words.quoted(facts.username(row)))) is \(place) "
          + "and holds the licence \(Words.quoted(facts.console.text(.license, row) ?? "")).",
        remedy:
          "If the person has left, save voicemail and call history, then take the licence away "
          + "in Admin Console: that cannot be undone. If not, enable the person in AD.")
    })
}
