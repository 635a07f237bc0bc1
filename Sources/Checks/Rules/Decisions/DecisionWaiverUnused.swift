import Matching
import Roster

extension Rule {
  /// Its findings are made by ``SettingAside``, which knows what there was to waive.
  static let decisionWaiverUnused = Rule(
    "decision-waiver-unused", .notice, .none,
    title: "A waiver has nothing to waive",
    rationale: """
      What it was about is repaired, or the waiver names it wrongly; in both cases it only makes the \
      file longer.
      """,
    examples: [
      .fires { $0.decide([.kind: "waive", .finding: "office-unknown", .pattern: "*"]) },
      .fires { $0.decide([.kind: "waive", .finding: "no-such-rule", .pattern: "*"]) },
      .fires { $0.decide([.kind: "waive", .finding: "0123456789abcdef"]) },
      .silent([.person("anna", [.office: "Rome"])]) {
        $0.decide([.kind: "waive", .finding: "office-unknown", .pattern: "ro?e"])
      },
    ],
    find: { _ in [] },
    identity: { finding, facts in facts.decision(of: finding).identity },
    text: { finding, facts in
      let decision = facts.decision(of: finding)
      let isKnown =
        Decision.isFingerprint(decision[.finding])
        || Rules.all.contains { $0.slug == decision[.finding] }
      return FindingText(
        subject: decision.subject,
        message: "\(decision.sentenceStart): "
          + (isKnown ? "there is no such finding." : "there is no rule of this name."),
        remedy: isKnown
          ? "If it was repaired, take the row out."
          : "Write the rule as findings.csv spells it, or take the row out.")
    })
}
