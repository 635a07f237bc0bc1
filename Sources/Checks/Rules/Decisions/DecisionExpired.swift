import Matching
import Roster

extension Rule {
  static let decisionExpired = decision(
    "decision-expired", .warning, .hygiene,
    title: "A decision has expired",
    rationale: """
      Somebody gave it a last day, and that day is over: what it kept quiet is asked again from now on.
      """,
    examples: [
      .fires {
        $0.decide([
          .kind: "later", .consoleUsername: "anna@contoso.com", .until: "2026-11-20",
        ])
      },
      .silent {
        $0.decide([
          .kind: "later", .consoleUsername: "anna@contoso.com", .until: "2026-11-21",
        ])
      },
    ],
    finds: { $0 == .expired },
    message: { decision, _, _ in
      "it held until \(decision.until?.description ?? decision[.until]), and is not used any more."
    },
    remedy: { _, _, _ in "Give it a later day in the column until, or take the row out." })
}
