import Checks
import Matching

extension Facts {
  /// The first console user of each person who is not provisioned, by directory row.
  var blockedUsers: [Int: Int] {
    var users: [Int: Int] = [:]
    for (row, state) in pairing.consoleStates.enumerated() where state == .blocked {
      guard let person = pairing.directoryUser(of: row) else { continue }
      if users[person] == nil { users[person] = row }
    }
    return users
  }
}
