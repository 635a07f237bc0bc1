import Matching
import Roster

extension Rule {
  static let decisionUserGone = decision(
    "decision-user-gone", .warning, .hygiene,
    title: "A decision is about somebody who is not in the lists",
    rationale: """
      Usernames are changed and people leave. A decision that names nobody does nothing, and whoever \
      made it should know.
      """,
    examples: [
      .fires { $0.decide([.kind: "leave-alone", .consoleUsername: "lobby"]) },
      .fires { $0.decide([.kind: "later", .directoryUPN: "bo@contoso.com"]) },
      .fires([.person("anna")], [.account("ABerg"), .account("aBerg")]) {
        $0.decide([.kind: "later", .consoleUsername: "aberg"])
      },
      .silent { $0.decide([.kind: "later", .consoleUsername: "Anna@contoso.com "]) },
      .silent([.person("anna")], [.account("ABerg"), .account("aBerg")]) {
        $0.decide([.kind: "later", .consoleUsername: "aBerg"])
      },
    ],
    finds: { outcome in
      switch outcome {
      case .consoleUserGone, .consoleUserUnclear, .directoryUserGone, .directoryUserUnclear: true
      default: false
      }
    },
    message: { decision, outcome, _ in
      switch outcome {
      case .consoleUserUnclear:
        "several 8x8 users have this username but for case, blanks or look-alikes. It is not used."
      case .directoryUserUnclear:
        "several directory users have this userPrincipalName. It is not used."
      case .consoleUserGone: "no 8x8 user has this username. It is not used."
      default: "nobody in the directory is \(decision.directoryName). It is not used."
      }
    },
    remedy: { _, outcome, _ in
      switch outcome {
      case .consoleUserUnclear: "Write the username exactly as Admin Console has it."
      case .directoryUserUnclear: "Give the objectGUID in object_guid: directory.csv has it."
      default: "Correct the name if it was changed; if the user is gone for good, take the row out."
      }
    })
}
