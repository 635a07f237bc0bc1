import Checks
import Forecast
import Matching
import Roster

extension FixPlanner {
  /// Usernames that should be the cloud UPN, given the login names that change.
  mutating func planUsernames(_ items: [Case], logins: [Int: String]) {
    var proposals: [(item: Case, change: FixPlan.UsernameChange)] = []
    for item in items {
      if let change = usernameChange(item, logins) { proposals.append((item, change)) }
    }
    let names = proposals.map(\.change.username)
    let holders = UsernameHolders(of: names, in: facts.console)
    let counts = names.reduce(into: [String: Int]()) { $0[Folding.key($1), default: 0] += 1 }
    for (item, change) in proposals {
      let (console, row) = (Int(change.console), Int(change.directory))
      let problem: FixHoldReason? =
        counts[Folding.key(change.username)] != 1
        ? .proposedTwice
        : holders.isTaken(change.username, besides: console) ? .taken : nil
      if let problem {
        hold(item, console: console, row, FixPlanner.username, problem, change.username)
      } else {
        note(item)
        usernames.append(change)
      }
    }
    usernames.sort { $0.console < $1.console }
  }

  /// What a username is called in `fix-held.csv`.
  private static let username = "username"

  /// The new username; nil when it is held back, or nothing needs to change any more.
  private mutating func usernameChange(
    _ item: Case, _ logins: [Int: String]
  ) -> FixPlan.UsernameChange? {
    guard let console = item.finding.consoleRow.map({ Int($0) }),
      let row = item.finding.directoryRow.map({ Int($0) })
    else { return nil }
    let name = logins[row] ?? facts.identities.text(row, in: facts.directory) ?? ""
    if let problem = usernameProblem(console, row, name, isPlanned: logins[row] != nil) {
      hold(item, console: console, row, FixPlanner.username, problem, name)
      return nil
    }
    if facts.console.text(.username, console).map({ Array($0.utf8) }) == Array(name.utf8) {
      note(item)
      return nil
    }
    return FixPlan.UsernameChange(
      console: UInt32(truncatingIfNeeded: console), directory: UInt32(truncatingIfNeeded: row),
      username: name, rule: item.slug, reason: usernameReason(logins[row] != nil))
  }

  private func usernameReason(_ followsLogin: Bool) -> FixReason {
    if followsLogin { return .usernameAfterLogin }
    return rules.side == .directory ? .usernameNoLogin : .usernameCheaper
  }

  private func usernameProblem(
    _ console: Int, _ row: Int, _ name: String, isPlanned: Bool
  ) -> FixHoldReason? {
    if isPutOff(row, console: console) { return .putOff }
    if facts.pairing.consoleStates[console] == .suggested { return .notAgreed }
    if !isPlanned {
      let source = facts.identities.sources[row]
      if name.isEmpty || source == .predictedFallback || source == .none { return .loginFirst }
    }
    return FixLimits.isUsername(name) ? nil : .notUsableAsUsername
  }
}
