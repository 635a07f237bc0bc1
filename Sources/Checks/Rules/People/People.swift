extension Rules {
  static let people: [Rule] = [
    .retrievalIdPOnly, .personCreatedTwice, .consoleUserAmbiguous, .linkEvidenceContradicts,
    .consoleUserBlockedByUPN, .consoleUserDuplicate, .consoleEmailShared, .directoryMailShared,
  ]
}

/// Sentences that several rules say.
enum Phrases {
  /// Design rule: whoever still types a username must not lose it before single sign-on is on.
  static let renameWarning =
    "Rename only once single sign-on is on: until then the person types this username to sign in."
  static let cannotBeUndone = "This cannot be undone."
  static let canBeUndone = "This can be undone."
}
