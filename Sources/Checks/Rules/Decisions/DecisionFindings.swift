import Matching
package import Roster

extension Rules {
  /// The last of them must be the last of all: it looks at what the others found.
  static let decisions: [Rule] = [
    .decisionOvertaken, .decisionContradiction, .decisionIdentitiesDiffer, .decisionUserGone,
    .decisionAliasUnusable, .decisionExpired, .decisionWaiverUnused,
  ]

  /// Place of the first of them among all rules.
  private static let firstAboutDecisions = UInt8(clamping: all.count - decisions.count)

  /// Whether a finding is about a decision, so that its origin is that of the decision.
  package static func isAboutDecision(_ finding: Finding) -> Bool {
    finding.rule >= firstAboutDecisions
  }
}

extension Rule {
  /// A rule about decisions whose outcome is one that `finds` knows; a finding for each.
  static func decision(
    _ slug: String, _ severity: Severity, _ harm: Harm, title: String, rationale: String,
    examples: [Example], finds: @escaping @Sendable (DecisionOutcome) -> Bool,
    severityOf: @escaping @Sendable (DecisionOutcome) -> Severity? = { _ in nil },
    message: @escaping @Sendable (Decision, DecisionOutcome, Facts) -> String,
    remedy: @escaping @Sendable (Decision, DecisionOutcome, Facts) -> String
  ) -> Rule {
    Rule(
      slug, severity, harm, title: title, rationale: rationale, examples: examples,
      find: { survey in
        let applied = survey.facts.decisions
        return applied.outcomes.indices.filter { finds(applied.outcomes[$0]) }.map { position in
          Hit(
            console: applied.consoleRows[position], directory: applied.directoryRows[position],
            detail: position, severity: severityOf(applied.outcomes[position]))
        }
      },
      identity: { finding, facts in facts.decision(of: finding).identity },
      text: { finding, facts in
        let decision = facts.decision(of: finding)
        let outcome = facts.decisions.outcomes[Int(finding.detail)]
        return FindingText(
          subject: decision.subject,
          message: "\(decision.sentenceStart): \(message(decision, outcome, facts))",
          remedy: remedy(decision, outcome, facts))
      })
  }
}

extension Facts {
  /// The decision that a finding of these rules is about.
  package func decision(of finding: Finding) -> Decision {
    decisions.decisions.list[Int(finding.detail)]
  }
}

extension Decision {
  /// What it is about, in one value.
  var subject: String {
    for field in [
      DecisionField.consoleUsername, .directoryUPN, .objectGUID, .office, .finding,
    ] where !self[field].isEmpty {
      return self[field]
    }
    return origin.description
  }

  /// What stays the same when it moves to another line.
  var identity: String {
    let fields: [DecisionField] = [
      .consoleUsername, .objectGUID, .directoryUPN, .office, .site, .finding, .pattern, .until,
    ]
    return ([kind.rawValue] + fields.map { self[$0] }).joined(separator: "|")
  }

  /// The directory user, as the decision calls it.
  var directoryName: String {
    Words.quoted(directoryUPN.isEmpty ? self[.objectGUID] : directoryUPN)
  }

  /// `link "a" with "b@contoso.com"`.
  package var words: String {
    let console = Words.quoted(consoleUsername)
    switch kind {
    case .link: return "link \(console) with \(directoryName)"
    case .never: return "never link \(console) with \(directoryName)"
    case .leaveAlone: return "leave \(user) alone"
    case .later: return "\(user) later"
    case .siteAlias:
      return "Office \(Words.quoted(self[.office])) means the Site \(Words.quoted(self[.site]))"
    case .waive:
      let pattern = self[.pattern]
      return "waive \(self[.finding])" + (pattern.isEmpty ? "" : " of \(Words.quoted(pattern))")
    }
  }

  /// `Link "a" with "b@contoso.com" (decisions.csv:7)`.
  var sentenceStart: String {
    "\(words.prefix(1).uppercased())\(words.dropFirst()) (\(origin))"
  }

  private var user: String {
    consoleUsername.isEmpty ? directoryName : Words.quoted(consoleUsername)
  }
}

extension ExampleTenant {
  /// The tenant with one decision more.
  mutating func decide(_ cells: [DecisionField: String]) { decisions.append(cells) }
}
