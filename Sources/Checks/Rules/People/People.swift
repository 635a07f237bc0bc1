import Forecast

extension Rules {
  static let people: [Rule] = [
    .retrievalIdPOnly, .personCreatedTwice, .consoleUserAmbiguous, .linkEvidenceContradicts,
    .consoleUserBlockedByUPN, .consoleUserNeverSynced, .consoleUserDuplicate, .consoleEmailShared,
    .directoryMailShared,
  ]
}

/// Sentences that several rules say.
enum Phrases {
  static let canBeUndone = "This can be undone."
}

extension Facts {
  /// What to say next to every change of a username: whoever still types it must not lose it before
  /// single sign-on is on.
  var renameWarning: String {
    switch firstCycle.rules.singleSignOn {
    case .on: "Single sign-on is on, so nobody types the username."
    case .off:
      "Rename only once single sign-on is on: until then the person types this username to sign in."
    }
  }
}
