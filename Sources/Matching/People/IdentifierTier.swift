import Formats
import Roster

/// Tier 4: another hard identifier (mail, a proxy address, an account name, an implicit UPN, an
/// employee ID) that only one user on each side has. An account name alone does not pair people of
/// different given names.
struct IdentifierTier {
  let directory: DirectoryUsers
  let console: ConsoleUsers
  let identities: CloudIdentities
  /// Pairs that are ruled out; an identifier that they share still identifies nobody else.
  let forbidden: ForbiddenPairs

  /// An identifier that more users than this share, on either side, identifies nobody: a shared
  /// mailbox, a switchboard's address. Up to here the holders are listed as rivals.
  private static let sharedHoldersAtMost = 5

  /// Whom the identifiers of one console row point to.
  private struct Pointers: Sendable {
    /// By identifiers that one user on each side has.
    var unique: [Int] = []
    /// By identifiers that a few users share.
    var shared: [Int] = []
    /// What speaks for the only one of `unique`.
    var evidence: Evidence = []
  }

  /// A console row that points to one directory user.
  private struct Claim {
    let target: Int
    let row: Int
    let evidence: Evidence
  }

  /// Settles the rows that usernames left open.
  func apply(to pairing: inout Pairing, leftovers: [Int]) {
    let reader = IdentifierKeys(comparing: console)
    let asked = Parallel.mapRows(leftovers.count, size: 1 << 10) { positions in
      positions.map { ConsoleKeys(of: leftovers[$0], in: console) }
    }.flatMap { $0 }
    let wanted = ConsoleKeys.wanted(by: asked)
    let (directoryStates, consoleStates) = (pairing.directoryStates, pairing.consoleStates)
    let (inDirectory, inConsole) = Parallel.both(
      {
        IdentifierHolders(
          of: wanted, in: directory, identities: identities, states: directoryStates, keys: reader)
      },
      { IdentifierHolders(of: wanted, in: console, states: consoleStates) })
    var claims: [Claim] = []
    var open: [(row: Int, pointers: Pointers)] = []
    // Made once: whoever makes it is counted as one more owner of both lists.
    let hardEvidence = hardEvidence
    let found = Parallel.mapRows(leftovers.count, size: 1 << 10) { positions in
      positions.map {
        pointers(of: leftovers[$0], asked[$0], inDirectory, inConsole, hardEvidence)
      }
    }
    for (row, pointers) in zip(leftovers, found.joined()) {
      if pointers.unique.count == 1 {
        claims.append(
          Claim(target: pointers.unique[0], row: row, evidence: pointers.evidence))
      } else if !pointers.unique.isEmpty || !pointers.shared.isEmpty {
        open.append((row, pointers))
      }
    }
    settleClaims(claims, &pairing)
    for (row, pointers) in open { settleOpen(row, pointers, &pairing) }
  }

  private func pointers(
    of row: Int, _ keys: ConsoleKeys, _ inDirectory: IdentifierHolders,
    _ inConsole: IdentifierHolders, _ hardEvidence: HardEvidence
  ) -> Pointers {
    var pointers = Pointers()
    // Most keys of a row point to one person.
    var last: (owner: Int, evidence: Evidence, isNamed: Bool)?
    keys.forEach { key in
      let before = pointers.shared.count
      for place in inDirectory.places(of: key) {
        let owner = inDirectory.row(at: place)
        if last?.owner != owner {
          let evidence = hardEvidence.evidence(row, owner)
          last = (owner, evidence, isNamed(row, owner, evidence))
        }
        if last?.isNamed == true { pointers.shared.append(owner) }
      }
      let owners = pointers.shared.count - before
      let rivals = inConsole.places(of: key).count
      if owners == 1 && rivals == 1 {
        pointers.unique.append(pointers.shared.removeLast())
      } else if max(owners, rivals) > IdentifierTier.sharedHoldersAtMost {
        pointers.shared.removeLast(owners)
      }
    }
    keepAllowed(&pointers.unique, of: row)
    keepAllowed(&pointers.shared, of: row)
    if pointers.unique.count == 1 {
      let owner = pointers.unique[0]
      pointers.evidence =
        last?.owner == owner ? last?.evidence ?? [] : hardEvidence.evidence(row, owner)
    }
    return pointers
  }

  /// Whether the two have an identifier in common that may speak for itself: an account name needs the
  /// given name not to contradict.
  private func isNamed(_ consoleRow: Int, _ directoryRow: Int, _ evidence: Evidence) -> Bool {
    guard evidence == .usernameIsAccountName else { return !evidence.isEmpty }
    return !NameDoubt(directory: directory, console: console).isRaised(consoleRow, directoryRow)
  }

  /// Leaves the directory rows that may be paired with a console row, in order, each once.
  private func keepAllowed(_ rows: inout [Int], of consoleRow: Int) {
    rows.removeAll { forbidden.contains(console: consoleRow, directory: $0) }
    if rows.count > 1 { rows = Set(rows).sorted() }
  }

  /// One console user for a directory user makes a pair; several are all left to a person, and so is
  /// one who comes to a directory user whom folded usernames already left open.
  private func settleClaims(_ claims: [Claim], _ pairing: inout Pairing) {
    let claims = claims.sorted { ($0.target, $0.row) < ($1.target, $1.row) }
    for claims in claims.runs(of: \.target) {
      let target = claims[claims.startIndex].target
      let state = pairing.directoryStates[target]
      if pairing.consoleUser(of: target) != nil {
        for claim in claims {
          pairing.attach(claim.row, to: target, as: .duplicate, claim.evidence)
        }
      } else if !state.isProvisioned {
        for claim in claims { pairing.attach(claim.row, to: target, as: .blocked, claim.evidence) }
      } else if claims.count == 1 && state != .ambiguous {
        let claim = claims[claims.startIndex]
        pairing.pair(claim.row, target, as: .rename, claim.evidence)
      } else {
        for claim in claims { pairing.leaveOpen(claim.row, between: [target]) }
      }
    }
  }

  private func settleOpen(_ row: Int, _ pointers: Pointers, _ pairing: inout Pairing) {
    let candidates = pointers.unique.isEmpty ? pointers.shared : pointers.unique
    if candidates.count == 1, pairing.consoleUser(of: candidates[0]) != nil {
      let target = candidates[0]
      return pairing.attach(row, to: target, as: .duplicate, evidence(row, target))
    }
    if candidates.count == 1, !pairing.directoryStates[candidates[0]].isProvisioned {
      let target = candidates[0]
      return pairing.attach(row, to: target, as: .blocked, evidence(row, target))
    }
    pairing.leaveOpen(row, between: candidates)
  }

  /// Everything hard that a console user and a directory user have in common.
  func evidence(_ consoleRow: Int, _ directoryRow: Int) -> Evidence {
    hardEvidence.evidence(consoleRow, directoryRow)
  }

  private var hardEvidence: HardEvidence {
    HardEvidence(directory: directory, console: console, identities: identities)
  }
}
