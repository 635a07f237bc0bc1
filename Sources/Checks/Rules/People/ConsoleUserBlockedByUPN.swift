import Matching
import Roster

extension Rule {
  static let consoleUserBlockedByUPN = Rule(
    "console-user-blocked-by-upn", .error, .blocked,
    title: "An 8x8 user is not linked because the directory user has no cloud name of its own",
    rationale: """
      A directory user without a usable userPrincipalName, or with one that somebody else has too, \
      does not come to 8x8 under the expected name (Microsoft, "UserPrincipalName population" and \
      "Duplicate attribute resiliency").
      """,
    examples: [
      .fires(
        [.person("anna"), .person("ann", [.userPrincipalName: "anna@contoso.com"])],
        [.account("anna@contoso.com")]),
      .silent(),
      .silent([.disabled("anna")]),
      .silent([.person("anna", [:], [.adminDescription: ["User_NoSync"]])]),
      .silent([.person("anna", [.userPrincipalName: "", .distinguishedName: "CN=Anna Berg"])]),
    ],
    find: { survey in
      let pairing = survey.facts.pairing
      // What a whole export lacks need not be missing in AD, and is a finding of its own.
      let hasLogins = survey.facts.directory.fills(survey.facts.tenant.loginAttribute.field)
      let rows = survey.unlinkedConsoleRows { row in
        guard pairing.consoleStates[row] == .blocked, let partner = pairing.directoryUser(of: row)
        else { return false }
        let state = pairing.directoryStates[partner]
        return state == .duplicateUPN || state == .noUPN && hasLogins
      }
      return rows.map { Hit(console: Int($0), directory: pairing.directoryUser(of: Int($0))) }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let partner = finding.directory ?? 0
      let words = blockedWords(facts.pairing.directoryStates[partner])
      return FindingText(
        subject: facts.username(row),
        message: "The 8x8 user \(Words.quoted(facts.username(row))) \(facts.belongs(row)) "
          + "\(facts.directory.displayName(partner)), who \(words.reason).",
        remedy: words.remedy)
    })

  private static func blockedWords(_ state: DirectoryState) -> (reason: String, remedy: String) {
    switch state {
    case .duplicateUPN:
      (
        "shares the cloud userPrincipalName with another directory user, so Entra gives one of them "
          + "a placeholder",
        "In AD, give each of them a userPrincipalName of their own, then let Entra Connect sync. "
          + Phrases.canBeUndone
      )
    case .noUPN:
      (
        "has no userPrincipalName, and none can be derived",
        "In AD, set the userPrincipalName to the 8x8 username. \(Phrases.canBeUndone)"
      )
    default:
      ("is not provisioned", "Keep the 8x8 user by hand.")
    }
  }
}
