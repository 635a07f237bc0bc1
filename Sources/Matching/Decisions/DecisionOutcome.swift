/// What became of a decision.
package enum DecisionOutcome: Sendable, Equatable {
  /// It holds, and is used.
  case holds
  /// Its last day has passed.
  case expired
  /// No console user has its username.
  case consoleUserGone
  /// Several console users come into question: their usernames differ only in case or the like.
  case consoleUserUnclear
  /// Nobody in the directory has its objectGUID or, where none is given, its userPrincipalName.
  case directoryUserGone
  /// Several directory users have its userPrincipalName, and it gives no objectGUID.
  case directoryUserUnclear
  /// Its objectGUID and its userPrincipalName are two users', or the objectGUID is gone and somebody
  /// else has the name. The row is that of the name.
  case identitiesDiffer(Int)
  /// It holds for the user with the objectGUID, who has another userPrincipalName by now.
  case holdsByGUID(Int)
  /// Another decision says the opposite; none of both is used. The number is its place in the list.
  case contradicts(Int)
  /// The configuration says something else about the Office value, and holds.
  case contradictsSettings
  /// The username is the cloud UPN of another directory user by now, so Entra links it with that one.
  case usernameOfAnother(Int)
  /// It holds, but the username is the cloud UPN of another directory user except for case and the like,
  /// so Entra may link it with that one.
  case foldsToAnother(Int)
  /// Its directory user has another console user by now, whose username is the cloud UPN.
  case hasAnotherUser(Int)
  /// Never to be one, but the username is the cloud UPN: Entra links them all the same.
  case linkedByUsername
  /// There is no such Site.
  case siteUnknown

  /// Whether the decision has an effect.
  package var isUsed: Bool {
    switch self {
    case .holds, .holdsByGUID, .foldsToAnother: true
    default: false
    }
  }
}
