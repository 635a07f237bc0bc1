/// What soft evidence came to for a console user, and by which rule.
package struct SoftVerdict: Sendable, Equatable {
  /// The rule that decided.
  package enum Rule: String, Sendable, CaseIterable {
    case noCandidate = "no candidate"
    case belowMinimum = "below minimum"
    case marginTooSmall = "margin too small"
    case otherMarginTooSmall = "margin too small for the directory user"
    case tooManyRivals = "too many rivals"
    case outscored = "another 8x8 user fits better"
    case alreadyClaimed = "already has an 8x8 user"
    case leftOpen = "left open by an earlier tier"
    case notProvisioned = "not provisioned"
    case mutualBest = "mutual best"
  }

  package let rule: Rule
  /// The sum of the best directory user; nil when there is none.
  package let score: Int?
  /// The sum of the next one.
  package let runnerUp: Int?
}

/// A row that came into question, with its sum.
package struct SoftRival: Sendable, Equatable {
  package let row: Int
  package let score: Int
}
