import Matching
import Roster

extension Rules {
  static let usernames: [Rule] = [
    .usernameMissing, .usernameDiffersInCase, .usernameDiffersInForm, .usernameInvalidCharacter,
    .usernameLength, .usernameDuplicateFolded, .usernameRepeated,
  ]
}

extension Facts {
  /// The linked-folded console rows whose username differs from the cloud UPN in case only, or those
  /// that differ otherwise.
  func foldedRows(inCaseOnly: Bool, _ survey: Survey) -> [Hit] {
    let rows = survey.consoleRows { row in
      guard pairing.consoleStates[row] == .linkedFolded,
        let partner = pairing.directoryUser(of: row)
      else { return false }
      return (username(row).lowercased() == cloudName(partner).lowercased()) == inCaseOnly
    }
    return rows.map { Hit(console: Int($0), directory: pairing.directoryUser(of: Int($0))) }
  }
}
