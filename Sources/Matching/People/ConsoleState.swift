/// Where a console user ended up. Every row has exactly one state.
package enum ConsoleState: UInt8, Sendable, CaseIterable {
  /// Its username is, byte for byte, the cloud UPN of a directory user who will be provisioned.
  case linked
  /// The same after folding: case, blanks, Unicode form, invisible characters.
  case linkedFolded
  /// Found by another identifier that only one user on each side has, or by a decision.
  case rename
  /// Found by softer evidence, clearly ahead of all rivals.
  case suggested
  /// One of several directory users, too close to call.
  case ambiguous
  /// Its directory user is claimed by another console user with better evidence.
  case duplicate
  /// Its directory user is known and is not provisioned.
  case blocked
  case unmatched
  /// A pattern or a decision says that it is of no interest.
  case excluded
  /// The row has no username.
  case unusable

  /// The word in files and summaries.
  package var word: String {
    switch self {
    case .linked: "linked"
    case .linkedFolded: "linked-folded"
    case .rename: "rename"
    case .suggested: "suggested"
    case .ambiguous: "ambiguous"
    case .duplicate: "duplicate"
    case .blocked: "blocked"
    case .unmatched: "unmatched"
    case .excluded: "excluded"
    case .unusable: "unusable"
    }
  }
}
