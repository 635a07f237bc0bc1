package import Checks
package import Matching

/// What reports ask the rules for: the words of findings, and advice for rows.
package struct Wording: Sendable {
  /// The slug of a finding's rule.
  package var slug: @Sendable (Finding) -> String
  package var text: @Sendable (Finding, Facts) -> FindingText
  /// What stays the same when the same finding comes up in another run.
  package var fingerprint: @Sendable (Finding, Facts) -> String
  /// How much the finding hurts if nothing is done; only the order counts.
  package var cost: @Sendable (Finding, Facts) -> Int
  /// What to do about a console row, or nothing.
  package var consoleRemedy: @Sendable (Int, Facts) -> String
  /// What to do about a directory row, or nothing.
  package var directoryRemedy: @Sendable (Int, Facts) -> String
  /// What to do about an Office value, and why.
  package var siteAdvice: @Sendable (SiteMatches.Office, Facts) -> SiteAdvice

  package init(
    slug: @escaping @Sendable (Finding) -> String,
    text: @escaping @Sendable (Finding, Facts) -> FindingText,
    fingerprint: @escaping @Sendable (Finding, Facts) -> String,
    cost: @escaping @Sendable (Finding, Facts) -> Int,
    consoleRemedy: @escaping @Sendable (Int, Facts) -> String,
    directoryRemedy: @escaping @Sendable (Int, Facts) -> String,
    siteAdvice: @escaping @Sendable (SiteMatches.Office, Facts) -> SiteAdvice
  ) {
    self.slug = slug
    self.text = text
    self.fingerprint = fingerprint
    self.cost = cost
    self.consoleRemedy = consoleRemedy
    self.directoryRemedy = directoryRemedy
    self.siteAdvice = siteAdvice
  }
}

/// What to do about an Office value, and why.
package struct SiteAdvice: Sendable, Equatable {
  package var proposal: String
  package var reason: String

  package init(proposal: String, reason: String) {
    self.proposal = proposal
    self.reason = reason
  }
}
