import Formats
import Roster

/// Tiers 2 and 3: the username against the cloud UPN, byte for byte and folded. Pairs that a person
/// made (tier 1) come between both: they cannot keep Entra from linking an equal username.
struct UsernameTier {
  let console: ConsoleUsers
  let logins: LoginIndex
  let exclusions: Exclusions
  let decisions: DecisionTier

  /// What the username of one console row says.
  private enum Verdict {
    case unusable
    case excluded
    case nobody
    /// The one directory row with this cloud UPN, byte for byte: nearly everybody.
    case exact(Int)
    /// Directory rows with the same folded cloud UPN, and which of them have it byte for byte.
    case found(exact: [Int], folded: [Int])
  }

  /// What the usernames of a stretch of rows say, in four bytes a row; and in row order what takes more.
  private struct Verdicts: Sendable {
    private var codes: [UInt32] = []
    private var others: [Verdict] = []

    private static let nobody = UInt32.max
    private static let other = UInt32.max - 1
    /// How many rows ahead a directory row is asked for.
    private static let distance = 24

    init(capacity: Int) { codes.reserveCapacity(capacity) }

    mutating func append(_ verdict: Verdict) {
      switch verdict {
      case .exact(let row): codes.append(UInt32(truncatingIfNeeded: row))
      case .nobody: codes.append(Verdicts.nobody)
      case .unusable, .excluded, .found:
        codes.append(Verdicts.other)
        others.append(verdict)
      }
    }

    /// Calls `body` with what each row's username says; before, some rows ahead, `ask` with the directory
    /// row that it will name.
    func forEach(asking ask: (Int) -> Void, _ body: (Verdict) -> Void) {
      var nextOther = 0
      for (index, code) in codes.enumerated() {
        let ahead = index + Verdicts.distance
        if ahead < codes.count, codes[ahead] < Verdicts.other { ask(Int(codes[ahead])) }
        switch code {
        case Verdicts.nobody: body(.nobody)
        case Verdicts.other:
          body(others[nextOther])
          nextOther += 1
        default: body(.exact(Int(code)))
        }
      }
    }
  }

  /// A console row whose username folds to the cloud UPN of a directory row.
  private struct Claim: BitwiseCopyable, Sendable {
    let target: Int
    let row: Int
  }

  /// What the verdicts came to so far.
  private struct Settled: Sendable {
    var pairing: Pairing
    /// Console rows whose usernames fold to the cloud UPN of a directory row.
    var claims: [Claim] = []
    /// Rows that usernames leave open.
    var open: [Int] = []
    /// How many rows are settled.
    var rows = 0
  }

  /// Sets the states that usernames decide; gives the rows that they leave open.
  func apply(to pairing: inout Pairing) -> Leftovers {
    let hashes = console.shortHashes(.username)
    // Moved, not copied: a pairing with two owners would be copied when it is written to.
    var settled = Settled(pairing: consume pairing)
    Parallel.fold(console.count, size: UsernameTier.stretch, into: &settled) {
      verdicts(of: $0, hashes)
    } adding: { settled, stretch in
      stretch.forEach(asking: { settled.pairing.ask(forDirectoryUser: $0) }) { verdict in
        settle(verdict, in: &settled)
      }
    }
    var claims = settled.claims
    let open = settled.open
    pairing = (consume settled).pairing
    var leftovers = Leftovers(open, in: console, hashes)
    if !decisions.isEmpty {
      decisions.apply(to: &pairing)
      leftovers.removeAll { decisions.decides($0) }
      claims.removeAll { decisions.decides($0.row) }
    }
    settleFolded(claims, &pairing)
    leftovers.holdBackRepeats(in: &pairing)
    return leftovers
  }

  /// How many rows are looked up before their pairs are made.
  private static let stretch = 1 << 15

  /// How many rows are looked up side by side.
  private static let block = 64

  /// Looks up a block of rows step by step rather than row by row: the steps of one row each wait for
  /// memory, those of 64 rows wait together.
  private func verdicts(of rows: Range<Int>, _ hashes: [UInt32]) -> Verdicts {
    var verdicts = Verdicts(capacity: rows.count)
    var found = [Int?](repeating: nil, count: UsernameTier.block)
    var first = [LoginIndex.Candidate?](repeating: nil, count: UsernameTier.block)
    for row in rows.prefix(UsernameTier.block) { logins.ask(for: hashes[row]) }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: UsernameTier.block) {
      let block = start..<min(start + UsernameTier.block, rows.upperBound)
      for row in block {
        found[row - start] = logins.first(hashes[row])
        if let person = found[row - start] { logins.ask(forPlaceOf: person) }
      }
      for row in rows[block.upperBound...].prefix(UsernameTier.block) {
        logins.ask(for: hashes[row])
      }
      for row in block {
        first[row - start] = found[row - start].map { logins.candidate($0) }
        if let candidate = first[row - start] { logins.ask(for: candidate) }
      }
      for row in block { verdicts.append(verdict(of: row, first[row - start])) }
    }
    return verdicts
  }

  private func verdict(of row: Int, _ candidate: LoginIndex.Candidate?) -> Verdict {
    console.withBytes(.username, row) { username in
      guard !Folding.trimmedBlanks(username).isEmpty else { return .unusable }
      if exclusions.excludes(console: console, row) { return .excluded }
      guard let candidate else { return .nobody }
      if candidate.isOnly, logins.isExact(candidate, username) { return .exact(candidate.row) }
      let candidates = logins.rows(of: username)
      if candidates.isEmpty { return .nobody }
      let exact = candidates.filter { logins.isExact($0, username) }
      return .found(exact: exact, folded: candidates)
    }
  }

  /// Settles the next row. Exact pairs are made at once, in row order; folded ones only when all exact ones
  /// are known.
  private func settle(_ verdict: Verdict, in settled: inout Settled) {
    let row = settled.rows
    settled.rows += 1
    switch verdict {
    case .unusable: settled.pairing.consoleStates[row] = .unusable
    case .excluded: settled.pairing.consoleStates[row] = .excluded
    case .nobody: settled.open.append(row)
    case .exact(let target): settleExact(row, target, &settled.pairing)
    case .found(let exact, let folded):
      // Of several with one cloud UPN at most one is provisioned; the others are `duplicate-upn`.
      let target = folded.first { settled.pairing.directoryStates[$0].isProvisioned }
      guard let target else {
        return settleBlocked(row, exact: exact, folded: folded, &settled.pairing)
      }
      if exact.contains(target) {
        settleExact(row, target, &settled.pairing)
      } else {
        settled.claims.append(Claim(target: target, row: row))
      }
    }
  }

  private func settleBlocked(
    _ row: Int, exact: [Int], folded: [Int], _ pairing: inout Pairing
  ) {
    guard let target = logins.representative(of: exact.isEmpty ? folded : exact) else { return }
    pairing.attach(
      row, to: target, as: .blocked,
      exact.isEmpty ? .usernameFoldsToCloudUPN : .usernameIsCloudUPN)
  }

  private func settleExact(_ row: Int, _ target: Int, _ pairing: inout Pairing) {
    if !pairing.directoryStates[target].isProvisioned {
      pairing.attach(row, to: target, as: .blocked, .usernameIsCloudUPN)
    } else if pairing.consoleUser(of: target) == nil {
      pairing.pair(row, target, as: .linked, .usernameIsCloudUPN)
    } else {
      pairing.attach(row, to: target, as: .duplicate, .usernameIsCloudUPN)
    }
  }

  private func settleFolded(_ claims: [Claim], _ pairing: inout Pairing) {
    let claims = claims.sorted { ($0.target, $0.row) < ($1.target, $1.row) }
    for claims in claims.runs(of: \.target) {
      let (target, rows) = (claims[claims.startIndex].target, claims.map(\.row))
      if pairing.consoleUser(of: target) != nil {
        for row in rows {
          pairing.attach(row, to: target, as: .duplicate, .usernameFoldsToCloudUPN)
        }
      } else if let first = rows.first, sameUsername(rows) {
        pairing.pair(first, target, as: .linkedFolded, .usernameFoldsToCloudUPN)
        for row in rows.dropFirst() {
          pairing.attach(row, to: target, as: .duplicate, .usernameFoldsToCloudUPN)
        }
      } else {
        for row in rows { pairing.leaveOpen(row, between: [target]) }
      }
    }
  }

  /// Whether all rows have the very same username: one user, listed more than once.
  private func sameUsername(_ rows: [Int]) -> Bool {
    rows.dropFirst().allSatisfy { console.haveSameUsername(rows[0], $0) }
  }
}
