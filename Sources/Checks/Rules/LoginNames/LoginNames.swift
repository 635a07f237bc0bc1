import Matching
import Roster

extension Rules {
  static let loginNames: [Rule] = [
    .upnSuffixUnverified, .upnInvalidCharacter, .upnTooLong, .upnMalformed, .upnMissing,
    .upnDuplicate, .upnNotUsableAsUsername, .upnSpecialCharacter, .upnDiffersFromEntra, .notInEntra,
    .initialDomainUnknown, .assumedVerifiedDomains,
  ]
}

extension Survey {
  /// Directory users who would be provisioned and whose login name has `problem`, unless Entra's own
  /// list shows that the name went through.
  func loginRows(_ problem: UPNProblem) -> [UInt32] {
    let facts = facts
    return troubledDirectoryRows { row in
      guard facts.identities.problems[row] == problem, facts.isConsidered(row) else {
        return false
      }
      guard facts.identities.sources[row] == .entra else { return true }
      return facts.loginName(row) != facts.cloudName(row)
    }
  }

  /// One finding for each of them.
  func eachLogin(_ problem: UPNProblem) -> [Hit] {
    loginRows(problem).map { row in
      Hit(console: facts.pairing.consoleUser(of: Int(row)), directory: Int(row))
    }
  }
}

extension Facts {
  /// Whether a directory user would be provisioned, were its login name in order.
  func isConsidered(_ row: Int) -> Bool {
    let state = pairing.directoryStates[row]
    return state.isProvisioned || state == .duplicateUPN || state == .noUPN
  }

  /// What becomes of a login name that Entra cannot take, as the end of a sentence.
  ///
  /// - Parameter people: how many have such a name; `row` is the first of them.
  func fallbackWords(_ row: Int, of people: Int = 1) -> String {
    let name = cloudName(row)
    let whom = people == 1 ? "the user" : "the first of them"
    return name.isEmpty
      ? "Entra will name \(people == 1 ? "the user" : "each") something at the tenant's initial domain"
      : "Entra will call \(whom) \(Words.quoted(name))"
  }
}
