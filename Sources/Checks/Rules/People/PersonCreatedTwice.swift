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
      let rows = survey.unlinkedConsoleRows { row in
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
      let name = facts.cloudName(partner)
      let sought = name.isEmpty ? "a name at the tenant's initial domain" : Words.quoted(name)
      let username = facts.username(row)
      return FindingText(
        subject: username,
        message: """
          \(facts.consolePerson(row)) has the 8x8 username \(Words.quoted(username)), but Entra will \
          look for \(sought) and create a second user \
          (\(facts.reason(forPairOf: row, with: partner))).
          """,
        remedy: facts.proviso(forPairOf: row, with: partner)
          + facts.remedyForRename(to: name, of: partner))
    })
}

extension Facts {
  /// Why the two are one person, or may be.
  fileprivate func reason(forPairOf row: Int, with partner: Int) -> String {
    guard pairing.consoleStates[row] == .suggested else {
      return "same person by \(pairing.evidence(of: row).joined(by: ", "))"
    }
    let lines = pairing.soft.score(console: row, directory: partner)?.lines ?? []
    let words = lines.filter { $0.points > 0 }.map(\.sign.rawValue)
    return "probably the same person by \(words.joined(separator: ", "))"
  }

  /// What a person has to find out first.
  fileprivate func proviso(forPairOf row: Int, with partner: Int) -> String {
    guard pairing.consoleStates[row] == .suggested else { return "" }
    return "First make sure that this 8x8 user is \(directory.displayName(partner)) "
      + "(\(directoryName(partner))): a wrong link cannot be undone. "
  }

  /// A name that Entra makes up, or that 8x8 does not take, is no name to rename anybody to.
  fileprivate func remedyForRename(to name: String, of row: Int) -> String {
    if identities.sources[row] == .predictedFallback {
      return "In AD, repair the userPrincipalName first: another finding about this person says "
        + "what is wrong with it. Make it the 8x8 username where that is possible. "
        + Phrases.canBeUndone
    }
    if !Words.characters(of: name, outside: ".@-_/").isEmpty {
      return "By 8x8's specification this name cannot be a username. In AD, choose a "
        + "userPrincipalName that can, best the 8x8 username. \(Phrases.canBeUndone)"
    }
    return """
      In Admin Console, change the username to \(Words.quoted(name)) before the first cycle; until the \
      user is linked it can be changed back. \(renameWarning)
      """
  }
}
