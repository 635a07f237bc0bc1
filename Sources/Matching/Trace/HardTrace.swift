import Formats
package import Roster

/// Who has an identifier in common with a user, on the other side: what tiers 2 to 4 looked at.
package struct HardTrace: Sendable {
  /// A row of the other side, and what it has in common with the user.
  package struct Hit: Sendable, Equatable {
    package let row: Int
    package let evidence: Evidence
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
    let reader = IdentifierKeys(comparing: console)
    var keys: [UInt64] = []
    reader.forEach(console: console, row) { keys.append($0) }
    let holders = IdentifierHolders(
      of: WantedKeys(keys), in: directory, identities: identities, states: pairing.directoryStates,
      keys: reader)
    return HardTrace.hits(holders, keys) { evidence.evidence(row, $0) }
  }

  /// Console users that share an identifier with a directory user, in row order.
  package func hits(ofDirectory row: Int) -> [Hit] {
    var reader = IdentifierKeys(comparing: console)
    var keys: [UInt64] = []
    reader.forEach(directory: directory, row, identities: identities) { keys.append($0) }
    let holders = IdentifierHolders(
      of: WantedKeys(keys), in: console, states: pairing.consoleStates, keys: reader)
    return HardTrace.hits(holders, keys) { evidence.evidence($0, row) }
  }

  /// Everything hard that two rows have in common.
  package func evidence(console row: Int, directory other: Int) -> Evidence {
    evidence.evidence(row, other)
  }

  private static func hits(
    _ holders: IdentifierHolders, _ keys: [UInt64], _ evidence: (Int) -> Evidence
  ) -> [Hit] {
    Set(keys.flatMap { holders[$0].map(Int.init) }).sorted().compactMap { row in
      let found = evidence(row)
      return found.isEmpty ? nil : Hit(row: row, evidence: found)
    }
  }
}
