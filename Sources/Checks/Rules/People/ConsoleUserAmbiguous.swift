import Forecast
import Matching
import Roster

extension Rule {
  static let consoleUserAmbiguous = Rule(
    "console-user-ambiguous", .error, .irreversible,
    title: "An 8x8 user may be one of several people",
    rationale: """
      Two directory users, or two 8x8 users, share an identifier or fit each other equally well, so \
      only a person can say who is who. Left alone, whoever has no 8x8 user with the right username is created a second time.
      """,
    examples: [
      .fires(
        [.person("anna", [.mail: "desk@contoso.com"]), .person("bo", [.mail: "desk@contoso.com"])],
        [.account("frontdesk", [.email: "desk@contoso.com"])]),
      .silent(),
    ],
    find: { survey in
      let facts = survey.facts
      return survey.unlinkedConsoleRows { facts.pairing.consoleStates[$0] == .ambiguous }.map {
        row in
        Hit(
          console: Int(row),
          severity: facts.firstCycle.console[Int(row)] == .createSecond
            ? .error : .warning)
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let rivals = (facts.pairing.consoleRivals[row] ?? []).map { UInt32($0) }
      let whom =
        rivals.count == 1
        ? "would be \(facts.directoryNames(rivals)), but so would another 8x8 user"
        : "could be \(rivals.count) people: \(facts.directoryNames(rivals, first: 5))"
      return FindingText(
        subject: facts.username(row),
        message: "The 8x8 user \(Words.quoted(facts.username(row))) "
          + "(\(facts.consolePerson(row))) \(whom).",
        remedy: "Find out who uses it, and give it that person's cloud userPrincipalName as "
          + "username in Admin Console. Once linked, this cannot be undone. "
          + facts.renameWarning)
    })
}
