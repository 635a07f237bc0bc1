import Forecast
import Matching
import Roster

extension Rule {
  static let personCreatedTwice = Rule(
    "person-created-twice", .error, .irreversible,
    title: "Somebody who has an 8x8 user will get a second one",
    rationale: """
      Entra looks for an 8x8 user whose Username equals the cloud userPrincipalName, and creates one \
      when there is none (Microsoft, "How Application Provisioning works"; 8x8, "SSO and User \
      Provisioning"). Users that could be one of several people are console-user-ambiguous.
      """,
    examples: [
      .fires([.person("anna")], [.account("Contoso.Anna.Berg", [.email: "anna@contoso.com"])]),
      .silent(),
      .silent([.person("anna")], [.account("bo@contoso.com")]),
      .silent([.disabled("anna")], [.account("Contoso.Anna.Berg", [.email: "anna@contoso.com"])]),
    ],
    find: { survey in
      let facts = survey.facts
      let rows = survey.consoleRows { row in
        let state = facts.pairing.consoleStates[row]
        return (state == .rename || state == .suggested)
          && facts.firstCycle.console[row] == .createSecond
      }
      return rows.map { row in
        Hit(console: Int(row), directory: facts.pairing.directoryUser(of: Int(row)))
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let partner = finding.directory ?? 0
      let cloudName = Words.quoted(facts.cloudName(partner))
      let evidence = facts.pairing.evidence(of: row).list.joined(separator: ", ")
      return FindingText(
        subject: facts.username(row),
        message: "\(facts.consolePerson(row)) has the 8x8 username "
          + "\(Words.quoted(facts.username(row))), but Entra will look for \(cloudName) and create "
          + "a second user (same person by \(evidence)).",
        remedy: "In Admin Console, change the username to \(cloudName) before the first cycle; "
          + "until the user is linked it can be changed back. \(facts.renameWarning)")
    })
}
