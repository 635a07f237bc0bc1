import Formats
package import Roster

/// Who has an identifier in common with a user, on the other side: what tiers 2 to 4 looked at.
package struct HardTrace: Sendable {
  /// A row of the other side, and what it has in common with the user.
  package struct Hit: Sendable, Equatable {
    package let row: Int
    package let evidence: Evidence
    /// Whether the given names contradict an account name that is all they have in common.
    package let isDoubted: Bool
  }

  private let directory: DirectoryUsers
  private let console: ConsoleUsers
  private let identities: CloudIdentities
  private let pairing: Pairing
  private let evidence: HardEvidence

  package init(
    directory: DirectoryUsers, console: ConsoleUsers, identities: CloudIdentities, pairing: Pairing
  ) {
    self.directory = directory
    self.console = console
    self.identities = identities
    self.pairing = pairing
    evidence = HardEvidence(directory: directory, console: console, identities: identities)
  }

  /// Directory users that share an identifier with a console user, in row order.
  package func hits(ofConsole row: Int) -> [Hit] {
    let asked = ConsoleKeys(of: row, in: console)
    var keys: [UInt64] = []
    asked.forEach { keys.append($0) }
    let holders = IdentifierHolders(
      of: ConsoleKeys.wanted(by: [asked]), in: directory, identities: identities,
      states: pairing.directoryStates, keys: IdentifierKeys(comparing: console))
    return hits(holders, keys) { (console: row, directory: $0) }
  }

  /// Console users that share an identifier with a directory user, in row order.
  package func hits(ofDirectory row: Int) -> [Hit] {
    var reader = IdentifierKeys(comparing: console)
    var keys: [UInt64] = []
    reader.forEach(directory: directory, row, identities: identities) { keys.append($0) }
    let holders = IdentifierHolders(
      of: WantedKeys(keys), in: console, states: pairing.consoleStates)
    return hits(holders, keys) { (console: $0, directory: row) }
  }

  /// Everything hard that two rows have in common.
  package func evidence(console row: Int, directory other: Int) -> Evidence {
    evidence.evidence(row, other)
  }

  private func hits(
    _ holders: IdentifierHolders, _ keys: [UInt64],
    _ pair: (Int) -> (console: Int, directory: Int)
  ) -> [Hit] {
    let doubt = NameDoubt(directory: directory, console: console)
    let rows = Set(keys.flatMap { holders.places(of: $0).map { holders.row(at: $0) } })
    return rows.sorted().compactMap { row in
      let (user, person) = pair(row)
      let found = evidence.evidence(user, person)
      guard !found.isEmpty else { return nil }
      return Hit(
        row: row, evidence: found,
        isDoubted: found == .usernameIsAccountName && doubt.isRaised(user, person))
    }
  }
}
