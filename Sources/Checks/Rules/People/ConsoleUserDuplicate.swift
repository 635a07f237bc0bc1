import Matching
import Roster

extension Rule {
  static let consoleUserDuplicate = Rule(
    "console-user-duplicate", .warning, .license,
    title: "A person has a further 8x8 user",
    rationale: """
      Only one 8x8 user can be linked to a person. The other stays as it is, with its licence, and \
      nobody deactivates it when the person leaves.
      """,
    examples: [
      .fires(
        [.person("anna")],
        [.account("anna@contoso.com"), .account("Contoso.Anna.Berg", [.email: "anna@contoso.com"])]),
      .silent(),
      .silent([.person("anna")], [.account("anna@contoso.com"), .account("anna@contoso.com")]),
    ],
    find: { survey in
      let pairing = survey.facts.pairing
      return survey.unlinkedConsoleRows { pairing.consoleStates[$0] == .duplicate }.map { row in
        Hit(console: Int(row), directory: pairing.directoryUser(of: Int(row)))
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let partner = finding.directory ?? 0
      let claimed = facts.pairing.consoleUser(of: partner).map { facts.username($0) } ?? ""
      return FindingText(
        subject: facts.username(row),
        message: "\(Words.quoted(facts.username(row))) \(facts.belongs(row)) "
          + "\(facts.directory.displayName(partner)), who has the 8x8 user "
          + "\(Words.quoted(claimed)) already.",
        remedy: "In Admin Console, decide which of the two the person uses. Before deleting the "
          + "other, save its voicemail and call history: deleting cannot be undone.")
    })
}
