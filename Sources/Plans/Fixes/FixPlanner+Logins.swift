import Checks
import Matching
import Roster

extension FixPlanner {
  /// A new userPrincipalName, before it is known whether it is free.
  private struct LoginProposal {
    let item: Case
    let row: Int
    let console: Int?
    let name: String
    let reason: FixReason
  }

  /// Login names that Entra cannot take; and, where AD is preferred, those of renamed users.
  mutating func planLogins(_ logins: [Case], renames: [Case]) {
    var proposals: [LoginProposal] = []
    var asked: Set<Int> = []
    for item in logins {
      for row in item.rows where !asked.contains(row) {
        let console = item.finding.consoleRow.map { Int($0) } ?? facts.pairing.consoleUser(of: row)
        guard let proposal = loginProposal(item, row, console) else { continue }
        asked.insert(row)
        proposals.append(proposal)
      }
    }
    if rules.side == .directory {
      for item in renames {
        guard let proposal = preferredLogin(item), asked.insert(proposal.row).inserted else {
          continue
        }
        proposals.append(proposal)
      }
    }
    let accepted = accept(proposals)
    planUsernames(renames, logins: accepted)
  }

  /// What a login name should become; nil when it is held back.
  private mutating func loginProposal(_ item: Case, _ row: Int, _ console: Int?) -> LoginProposal? {
    let attribute = DirectoryField.userPrincipalName
    if isPutOff(row, console: console) {
      hold(item, row, attribute, .putOff)
      return nil
    }
    if facts.tenant.loginAttribute != .userPrincipalName {
      hold(item, row, attribute, .otherLoginAttribute)
      return nil
    }
    switch facts.pairing.directoryStates[row] {
    case .linked, .linkedFolded:
      hold(item, row, attribute, .wouldUnlink)
      return nil
    case .duplicateUPN:
      hold(item, row, attribute, .shared)
      return nil
    default: break
    }
    guard let (name, reason) = usableLogin(row, console) else {
      hold(item, row, attribute, .noLoginKnown)
      return nil
    }
    return LoginProposal(item: item, row: row, console: console, name: name, reason: reason)
  }

  /// The first usable name of: the 8x8 username, the mail address, the local part with the only
  /// verified domain.
  private func usableLogin(_ row: Int, _ console: Int?) -> (String, FixReason)? {
    if let console, isSure(console), let name = facts.console.text(.username, console),
      isLogin(name)
    {
      return (name, .loginIsUsername)
    }
    if let mail = facts.directory.text(.mail, row), isLogin(mail) { return (mail, .loginIsMail) }
    guard facts.tenant.verifiedDomains.count == 1, let domain = facts.tenant.verifiedDomains.first,
      let login = facts.directory.text(.userPrincipalName, row) ?? facts.directory.implicitUPN(row)
    else { return nil }
    let name = "\(login.prefix { $0 != "@" })@\(domain)"
    return isLogin(name) ? (name, .loginVerifiedSuffix) : nil
  }

  /// Whether Entra and 8x8 both take a name, and its suffix is verified.
  private func isLogin(_ name: String) -> Bool {
    var validator = UPNValidator(rules: facts.tenant)
    return validator.problem(of: Array(name.utf8).span) == .none && FixLimits.isUsername(name)
  }

  private func isSure(_ console: Int) -> Bool {
    switch facts.pairing.consoleStates[console] {
    case .linked, .linkedFolded, .rename, .blocked: true
    default: false
    }
  }

  /// The 8x8 username as login name, where AD is preferred.
  private func preferredLogin(_ item: Case) -> LoginProposal? {
    guard let console = item.finding.consoleRow.map({ Int($0) }),
      let row = item.finding.directoryRow.map({ Int($0) }), facts.isSamePerson(row),
      facts.tenant.loginAttribute == .userPrincipalName, !isPutOff(row, console: console),
      let name = facts.console.text(.username, console), isLogin(name)
    else { return nil }
    return LoginProposal(
      item: item, row: row, console: console, name: name, reason: .directoryPreferred)
  }

  /// Keeps the names that nobody has and that are proposed once; gives them by row.
  private mutating func accept(_ proposals: [LoginProposal]) -> [Int: String] {
    let names = proposals.map(\.name)
    let holders = AddressHolders(of: names, in: facts)
    // A login name that is the 8x8 username of somebody else would link the wrong two.
    let usernames = UsernameHolders(of: names, in: facts.console)
    let counts = proposals.reduce(into: [String: Int]()) {
      $0[Folding.key($1.name), default: 0] += 1
    }
    var accepted: [Int: String] = [:]
    for proposal in proposals {
      let (item, row, name) = (proposal.item, proposal.row, proposal.name)
      if counts[Folding.key(name)] != 1 {
        hold(item, row, .userPrincipalName, .proposedTwice, proposed: name)
      } else if holders.isTaken(name, besides: row)
        || usernames.isTaken(name, besides: proposal.console ?? -1)
      {
        hold(item, row, .userPrincipalName, .taken, proposed: name)
      } else {
        propose(item, row, .userPrincipalName, name, proposal.reason)
        if isPlanned(.userPrincipalName, row) { accepted[row] = name }
      }
    }
    return accepted
  }
}
