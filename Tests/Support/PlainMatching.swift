package import Roster

/// Pairs two lists as the documentation of matching says, with texts and loops: the reference that
/// the real matcher is compared with. Slow, and plain enough to be read beside the description.
package struct PlainMatching {
  /// What became of a row. States are the words that reports use.
  package struct Row: Equatable {
    package var state: String
    /// Of a console row: the directory user. Of a directory row: the console user.
    package var partner: Int?
    /// What speaks for a console row's partner.
    package var evidence: Set<String>
    /// All who came into question for an ambiguous row.
    package var rivals: Set<Int>

    package init(
      state: String, partner: Int? = nil, evidence: Set<String> = [], rivals: Set<Int> = []
    ) {
      self.state = state
      self.partner = partner
      self.evidence = evidence
      self.rivals = rivals
    }
  }

  package private(set) var console: [Row]
  package private(set) var directory: [Row]
  private let people: [PlainPerson]
  private let accounts: [PlainAccount]
  /// Above this number of holders an identifier identifies nobody.
  private static let sharedHoldersAtMost = 5

  package init(
    directory users: DirectoryUsers, console list: ConsoleUsers, identities: CloudIdentities,
    directoryPatterns: [String] = [], consolePatterns: [String] = []
  ) {
    let people = (0..<users.count).map {
      PlainPerson(users, $0, identities, patterns: directoryPatterns)
    }
    self.people = people
    accounts = (0..<list.count).map { PlainAccount(list, $0, patterns: consolePatterns) }
    console = accounts.map { _ in Row(state: "unmatched") }
    directory = people.indices.map { Row(state: PlainMatching.standing($0, people)) }
    let (leftovers, repeats) = PlainMatching.withoutRepeats(pairByUsername(), accounts)
    pairByIdentifier(leftovers, leavingOut: Set(repeats.map(\.row)))
    for (row, first) in repeats { follow(row, first) }
  }

  /// One 8x8 user listed twice is one user: the first row counts, the others follow it.
  private static func withoutRepeats(
    _ rows: [Int], _ accounts: [PlainAccount]
  ) -> (firsts: [Int], repeats: [(row: Int, first: Int)]) {
    var firsts: [Int] = []
    var repeats: [(row: Int, first: Int)] = []
    for row in rows {
      let name = accounts[row].username
      if let first = firsts.first(where: { name.isSameBytes(accounts[$0].username) }) {
        repeats.append((row, first))
      } else {
        firsts.append(row)
      }
    }
    return (firsts, repeats)
  }

  private mutating func follow(_ row: Int, _ first: Int) {
    console[row] = console[first]
    if console[first].partner != nil, console[first].state != "blocked" {
      console[row].state = "duplicate"
    }
  }

  // MARK: What directory users are by themselves

  private static func standing(_ row: Int, _ people: [PlainPerson]) -> String {
    let person = people[row]
    if person.isExcluded { return "excluded" }
    if !person.isSynced { return "not-synced" }
    if person.isDisabled { return "disabled" }
    let others = people.indices.filter { $0 != row && hasLogin($0, person.cloudUPN ?? "", people) }
    switch person.source {
    case .none: return "no-upn"
    // Entra has each name once, so only another user taken for the same cloud user makes doubt.
    case .entra:
      return others.contains { people[$0].source == .entra } ? "duplicate-upn" : "create"
    case .predicted, .predictedFallback, .supposed:
      return others.isEmpty ? "create" : "duplicate-upn"
    }
  }

  /// Whether a synced user has the cloud UPN `name` after folding.
  private static func hasLogin(_ row: Int, _ name: String, _ people: [PlainPerson]) -> Bool {
    let person = people[row]
    return person.isUser && person.isSynced && !person.isExcluded
      && name.meansSame(person.cloudUPN)
  }

  private func isProvisioned(_ row: Int) -> Bool {
    !["excluded", "not-synced", "disabled", "no-upn", "duplicate-upn"].contains(
      directory[row].state)
  }

  // MARK: Tiers 2 and 3

  /// Pairs by username; gives the rows for which no username speaks.
  private mutating func pairByUsername() -> [Int] {
    var leftovers: [Int] = []
    var folded: [Int: [Int]] = [:]
    for (row, account) in accounts.enumerated() {
      if account.username.allSatisfy({ $0.isASCII && $0.isWhitespace }) {
        console[row].state = "unusable"
        continue
      }
      if account.isExcluded {
        console[row].state = "excluded"
        continue
      }
      let holders = people.indices.filter { Self.hasLogin($0, account.username, people) }
      if holders.isEmpty {
        leftovers.append(row)
      } else if let target = holders.first(where: isProvisioned) {
        if !account.username.isSameBytes(people[target].cloudUPN) {
          folded[target, default: []].append(row)
        } else if directory[target].partner == nil {
          pair(row, target, "linked", ["username=cloudUPN"])
        } else {
          attach(row, target, "duplicate", ["username=cloudUPN"])
        }
      } else {
        let exact = holders.filter { account.username.isSameBytes(people[$0].cloudUPN) }
        let target = (exact.isEmpty ? holders : exact).min { people[$0].name < people[$1].name }
        attach(
          row, target ?? holders[0], "blocked",
          [exact.isEmpty ? "username~cloudUPN" : "username=cloudUPN"])
      }
    }
    for (target, rows) in folded { settleFolded(target, rows) }
    return leftovers
  }

  private mutating func settleFolded(_ target: Int, _ rows: [Int]) {
    let isOneUser = rows.allSatisfy {
      accounts[$0].username.isSameBytes(accounts[rows[0]].username)
    }
    if directory[target].partner == nil, !isOneUser {
      for row in rows { leaveOpen(row, [target]) }
      return
    }
    for row in rows {
      if directory[target].partner == nil {
        pair(row, target, "linked-folded", ["username~cloudUPN"])
      } else {
        attach(row, target, "duplicate", ["username~cloudUPN"])
      }
    }
  }

  // MARK: Tier 4

  private mutating func pairByIdentifier(_ leftovers: [Int], leavingOut repeats: Set<Int>) {
    let theirs = people.map { $0.isUser && !$0.isExcluded ? $0.identifiers : [] }
    let ours = accounts.indices.map { row in
      repeats.contains(row) || ["excluded", "unusable"].contains(console[row].state)
        ? [] : accounts[row].identifiers
    }
    var claims: [Int: [Int]] = [:]
    var open: [(row: Int, candidates: Set<Int>)] = []
    for row in leftovers {
      var unique: Set<Int> = []
      var shared: Set<Int> = []
      for identifier in ours[row] {
        let owners = theirs.indices.filter {
          theirs[$0].contains(identifier) && !evidence(row, $0).isEmpty
        }
        let rivals = ours.count { $0.contains(identifier) }
        if owners.count == 1, rivals == 1 {
          unique.formUnion(owners)
        } else if max(owners.count, rivals) <= Self.sharedHoldersAtMost {
          shared.formUnion(owners)
        }
      }
      if let only = unique.first, unique.count == 1 {
        claims[only, default: []].append(row)
      } else if !unique.isEmpty || !shared.isEmpty {
        open.append((row, unique.isEmpty ? shared : unique))
      }
    }
    for (target, rows) in claims { settleClaims(target, rows) }
    for (row, candidates) in open { settleOpen(row, candidates) }
  }

  private mutating func settleClaims(_ target: Int, _ rows: [Int]) {
    for row in rows {
      let evidence = evidence(row, target)
      if let partner = directory[target].partner, !rows.contains(partner) {
        attach(row, target, "duplicate", evidence)
      } else if !isProvisioned(target) {
        attach(row, target, "blocked", evidence)
      } else if rows.count == 1, directory[target].state != "ambiguous" {
        pair(row, target, "rename", evidence)
      } else {
        leaveOpen(row, [target])
      }
    }
  }

  private mutating func settleOpen(_ row: Int, _ candidates: Set<Int>) {
    if let only = candidates.first, candidates.count == 1 {
      if directory[only].partner != nil {
        return attach(row, only, "duplicate", evidence(row, only))
      }
      if !isProvisioned(only) { return attach(row, only, "blocked", evidence(row, only)) }
    }
    leaveOpen(row, candidates)
  }

  /// Everything hard that two rows have in common, in the words of `links.csv`.
  private func evidence(_ row: Int, _ target: Int) -> Set<String> {
    let account = accounts[row]
    let person = people[target]
    var found: Set<String> = []
    func note(_ word: String, if isSo: Bool) { if isSo { found.insert(word) } }
    let name = account.username
    let isLogin = name.meansSame(person.cloudUPN)
    note("username=cloudUPN", if: name.isSameBytes(person.cloudUPN))
    note("username~cloudUPN", if: isLogin && !name.isSameBytes(person.cloudUPN))
    note("username=mail", if: name.meansSame(person.mail))
    note("username=proxyAddresses", if: person.proxies.contains(where: name.meansSame))
    note("username=userPrincipalName", if: !isLogin && name.meansSame(person.userPrincipalName))
    note("username=sAMAccountName", if: account.account.meansSame(person.account))
    note("username=implicitUPN", if: name.meansSame(person.implicitUPN))
    if let email = account.email {
      let isMail = email.meansSame(person.mail)
      note("email=mail", if: isMail)
      note(
        "email=proxyAddresses", if: !isMail && person.proxies.contains(where: email.meansSame))
      note(
        "email=userPrincipalName",
        if: email.meansSame(person.cloudUPN) || email.meansSame(person.userPrincipalName))
    }
    note("employeeID", if: account.employeeID?.meansSame(person.employeeID) ?? false)
    return found
  }

  // MARK: Writing down

  private mutating func pair(_ row: Int, _ target: Int, _ state: String, _ evidence: Set<String>) {
    console[row] = Row(state: state, partner: target, evidence: evidence)
    directory[target].state = state
    directory[target].partner = row
  }

  private mutating func attach(_ row: Int, _ target: Int, _ state: String, _ evidence: Set<String>)
  {
    console[row] = Row(state: state, partner: target, evidence: evidence)
  }

  private mutating func leaveOpen(_ row: Int, _ candidates: Set<Int>) {
    console[row] = Row(state: "ambiguous", rivals: candidates)
    for target in candidates where directory[target].partner == nil && isProvisioned(target) {
      directory[target].state = "ambiguous"
      directory[target].rivals.insert(row)
    }
  }
}

extension PlainPerson {
  /// Addresses are one kind, whatever attribute they stand in; of at least three bytes.
  fileprivate var identifiers: Set<String> {
    let addresses = [mail, userPrincipalName, cloudUPN, implicitUPN] + proxies
    return PlainIdentifiers.of(addresses, account: account, employeeID: employeeID)
  }
}

extension PlainAccount {
  fileprivate var identifiers: Set<String> {
    let isAddress = username.contains("@")
    return PlainIdentifiers.of(
      [email, isAddress ? username : nil], account: isAddress ? nil : account,
      employeeID: employeeID)
  }
}

private enum PlainIdentifiers {
  static func of(_ addresses: [String?], account: String?, employeeID: String?) -> Set<String> {
    var all: Set<String> = []
    for address in addresses.compactMap({ $0 }) where address.utf8.count > 2 {
      if !address.plainKey.isEmpty { all.insert("address \(address.plainKey)") }
    }
    if let key = account?.plainKey, !key.isEmpty { all.insert("account \(key)") }
    if let key = employeeID?.plainKey, !key.isEmpty { all.insert("employee \(key)") }
    return all
  }
}
