import Formats
import Roster

/// Tiers 2 and 3: the username against the cloud UPN, byte for byte and folded.
struct UsernameTier {
  let console: ConsoleUsers
  let logins: LoginIndex
  let exclusions: Exclusions

  /// What the username of one console row says.
  private enum Verdict {
    case unusable
    case excluded
    case nobody
    /// Directory rows with the same folded cloud UPN; the exact one, if any, apart.
    case found(exact: Int?, folded: [Int])
  }

  /// Sets the states that usernames decide; gives the rows that they leave open.
  func apply(to pairing: inout Pairing) -> [Int] {
    let verdicts = Parallel.mapRows(console.count) { rows in rows.map(verdict) }
    var claims: [Int: [Int]] = [:]
    var leftovers: [Int] = []
    var row = 0
    for stretch in verdicts {
      for verdict in stretch {
        settle(verdict, of: row, &pairing, &claims, &leftovers)
        row += 1
      }
    }
    settleFolded(claims, &pairing)
    return leftovers
  }

  private func verdict(of row: Int) -> Verdict {
    console.withBytes(.username, row) { username in
      guard !Folding.trimmedBlanks(username).isEmpty else { return .unusable }
      if exclusions.excludes(console: console, row) { return .excluded }
      let candidates = logins.rows(of: username)
      if candidates.isEmpty { return .nobody }
      let exact = candidates.first { logins.isExact($0, username) }
      return .found(exact: exact, folded: candidates)
    }
  }

  /// Exact pairs are made at once, in row order; folded ones only when all exact ones are known.
  private func settle(
    _ verdict: Verdict, of row: Int, _ pairing: inout Pairing, _ claims: inout [Int: [Int]],
    _ leftovers: inout [Int]
  ) {
    switch verdict {
    case .unusable: pairing.consoleStates[row] = .unusable
    case .excluded: pairing.consoleStates[row] = .excluded
    case .nobody: leftovers.append(row)
    case .found(let exact, let folded):
      let provisioned = folded.filter { pairing.directoryStates[$0].isProvisioned }
      guard let target = provisioned.first(where: { $0 == exact }) ?? provisioned.first else {
        return pairing.attach(
          row, to: exact ?? folded[0], as: .blocked,
          exact == nil ? .usernameFoldsToCloudUPN : .usernameIsCloudUPN)
      }
      if target != exact {
        claims[target, default: []].append(row)
      } else if pairing.consoleUser(of: target) == nil {
        pairing.pair(row, target, as: .linked, .usernameIsCloudUPN)
      } else {
        pairing.attach(row, to: target, as: .duplicate, .usernameIsCloudUPN)
      }
    }
  }

  private func settleFolded(_ claims: [Int: [Int]], _ pairing: inout Pairing) {
    for (target, rows) in claims.sorted(by: { $0.key < $1.key }) {
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
    rows.dropFirst().allSatisfy { row in
      console.withBytes(.username, rows[0]) { first in
        console.withBytes(.username, row) { Folding.sameBytes(first, $0) }
      }
    }
  }
}
