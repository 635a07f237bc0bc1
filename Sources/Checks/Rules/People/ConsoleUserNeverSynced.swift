import Matching
import Roster

extension Rule {
  static let consoleUserNeverSynced = Rule(
    "console-user-never-synced", .warning, .blocked,
    title: "An 8x8 user is not linked because Entra Connect leaves its directory user out",
    rationale: """
      What Entra Connect filters out by its default rules (Microsoft, "Understanding the default \
      configuration") is not in Entra, so provisioning never sees it: the 8x8 user stays as it is.
      """,
    examples: [
      .fires([.person("anna", [:], [.adminDescription: ["User_NoSync"]])]),
      .fires([.person("anna", [:], [.isCriticalSystemObject: ["TRUE"]])]),
      .silent(),
      .silent([.disabled("anna")]),
      .silent([.person("anna", [:], [.adminDescription: ["User_NoSync"]])], []),
    ],
    find: { survey in
      let pairing = survey.facts.pairing
      let rows = survey.unlinkedConsoleRows { row in
        guard pairing.consoleStates[row] == .blocked, let partner = pairing.directoryUser(of: row)
        else { return false }
        return pairing.directoryStates[partner] == .notSynced
      }
      return rows.map { Hit(console: Int($0), directory: pairing.directoryUser(of: Int($0))) }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let partner = finding.directory ?? 0
      let reason = facts.directory.reasons[partner]
      return FindingText(
        subject: facts.username(row),
        message: "The 8x8 user \(Words.quoted(facts.username(row))) \(facts.belongs(row)) "
          + "\(facts.directory.displayName(partner)) (\(facts.directoryName(partner))), but that entry is not "
          + "synced to Entra. \(NotSyncedSentences.reason(reason))",
        remedy: NotSyncedSentences.remedy(console: reason))
    })
}
