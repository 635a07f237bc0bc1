package import Checks

/// What reports ask the rules for: the words of findings.
package struct Wording: Sendable {
  /// The slug of a finding's rule.
  package var slug: @Sendable (Finding) -> String
  package var text: @Sendable (Finding, Facts) -> FindingText
  /// What stays the same when the same finding comes up in another run.
  package var fingerprint: @Sendable (Finding, Facts) -> String

  package init(
    slug: @escaping @Sendable (Finding) -> String,
    text: @escaping @Sendable (Finding, Facts) -> FindingText,
    fingerprint: @escaping @Sendable (Finding, Facts) -> String
  ) {
    self.slug = slug
    self.text = text
    self.fingerprint = fingerprint
  }

  /// The words of the rules themselves.
  package static let standard = Wording(
    slug: { Rules.rule(of: $0).slug }, text: { Rules.text(of: $0, in: $1) },
    fingerprint: { Rules.fingerprint(of: $0, in: $1) })
}
