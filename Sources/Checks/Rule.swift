import Roster

/// One thing that Rollcall looks for.
///
/// A rule is a value, in a file of its own under `Rules/`, next to the examples that are its tests.
package struct Rule: Sendable {
  /// Stable for ever, never reused: scripts and waivers name it.
  package let slug: String
  /// The severity of its findings, unless a finding says otherwise.
  package let severity: Severity
  /// Harm done to one person, for ranking: see ``Harm``.
  package let harm: Harm
  /// What the rule finds, in one line.
  package let title: String
  /// Why it matters, with the source.
  package let rationale: String
  package let examples: [Example]
  let find: @Sendable (Survey) -> [Hit]
  let text: @Sendable (Finding, Facts) -> FindingText
  /// What a finding is about, in a form that the next run has too; nil: its people, else its subject.
  let identity: (@Sendable (Finding, Facts) -> String)?

  init(
    _ slug: String, _ severity: Severity, _ harm: Harm, title: String, rationale: String,
    examples: [Example], find: @escaping @Sendable (Survey) -> [Hit],
    identity: (@Sendable (Finding, Facts) -> String)? = nil,
    text: @escaping @Sendable (Finding, Facts) -> FindingText
  ) {
    self.slug = slug
    self.severity = severity
    self.harm = harm
    self.title = title
    self.rationale = rationale
    self.examples = examples
    self.find = find
    self.text = text
    self.identity = identity
  }
}

extension Rule {
  /// The ``identity`` of findings about values that fold to one: which of their spellings stands first
  /// depends on the order of rows.
  static let foldedSubject: @Sendable (Finding, Facts) -> String = { finding, facts in
    Folding.key(Rules.text(of: finding, in: facts).subject)
  }
}

/// How bad it is for one person when nobody acts, the worst last. The steps are so far apart that
/// ten people with the one weigh as much as one with the next.
package enum Harm: Int, Sendable, CaseIterable, Comparable {
  /// Good to know.
  case none = 0
  /// Untidy; bites later.
  case hygiene = 1
  /// Something will not work until it is put right.
  case blocked = 10
  /// No licence can be given, or one is wasted.
  case license = 100
  /// Cannot be undone: created a second time, or linked with the wrong person.
  case irreversible = 1000

  package static func < (first: Harm, second: Harm) -> Bool { first.rawValue < second.rawValue }
}
