import Forecast
import Matching

extension Rules {
  static let people: [Rule] = [
    .retrievalIdPOnly, .personCreatedTwice, .consoleUserAmbiguous, .linkEvidenceContradicts,
    .consoleUserBlockedByUPN, .consoleUserNeverSynced, .consoleUserDuplicate, .consoleEmailShared,
    .directoryMailShared,
  ]
}

/// Sentences that several rules say.
enum Phrases {
  static let giveSites =
    "Write the names shown in Admin Console > Sites into a file, one on each line, and run again "
    + "with --sites."
  static let canBeUndone = "This can be undone."
}

extension Facts {
  /// Whether a console user was found by soft evidence, so that a person has to make sure.
  func isGuess(_ row: Int) -> Bool {
    pairing.evidence(of: row).isEmpty && pairing.soft.verdict(ofConsole: row) != nil
  }

  /// `belongs to`, or `seems to belong to` where only soft evidence says so.
  func belongs(_ row: Int) -> String { isGuess(row) ? "seems to belong to" : "belongs to" }

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
