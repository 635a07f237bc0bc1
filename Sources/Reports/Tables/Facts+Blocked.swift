import Checks
import Formats
import Matching

extension Facts {
  /// The first console user of each person who is not provisioned, by directory row.
  var blockedUsers: [Int: Int] {
    let states = pairing.consoleStates
    let blocked = Parallel.mapRows(states.count) { rows in
      rows.filter { if case .blocked = states[$0] { true } else { false } }
    }
    var users: [Int: Int] = [:]
    for row in blocked.joined() {
      guard let person = pairing.directoryUser(of: row) else { continue }
      if users[person] == nil { users[person] = row }
    }
    return users
  }
}
