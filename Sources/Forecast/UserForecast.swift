/// What the first provisioning cycle does with a user, seen from either side.
package enum UserForecast: UInt8, Sendable, CaseIterable {
  /// The existing 8x8 user is linked; for good.
  case link
  /// Probably linked: only equal after folding, and whether 8x8 compares so is not known.
  case linkUnproven
  /// A new 8x8 user for somebody who has none.
  case create
  /// A new 8x8 user for somebody who has one already.
  case createSecond
  /// 8x8's user retrieval shows Entra no existing users, so creating this one collides with it.
  case conflict
  /// Not provisioned: disabled, never synced, without usable cloud UPN, or out of scope.
  case skip
  /// An 8x8 user that provisioning does not touch.
  case stay
  /// Nothing can be said: the row could not be used.
  case none

  /// The word in files and summaries.
  package var word: String {
    switch self {
    case .link: "link"
    case .linkUnproven: "link-unproven"
    case .create: "create"
    case .createSecond: "create-second"
    case .conflict: "conflict"
    case .skip: "skip"
    case .stay: "stay"
    case .none: "none"
    }
  }
}
