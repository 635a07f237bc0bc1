package import Roster

/// Pairs the two lists, tier by tier; an earlier tier always wins.
///
/// 1. decisions (not built yet), 2. exact username, 3. folded username, 4. other hard identifiers,
/// 5. soft evidence.
package enum Matcher {
  /// The pairing of all rows.
  ///
  /// The result depends on the values alone: not on the order of rows, except that of two console
  /// rows with the very same username, which are one 8x8 user listed twice, the first counts.
  package static func pair(
    directory: DirectoryUsers, console: ConsoleUsers, identities: CloudIdentities,
    exclusions: Exclusions, softEvidence: SoftEvidence = .used
  ) -> Matched {
    let logins = LoginIndex(
      directory: directory, identities: identities, exclusions: exclusions)
    let states = DirectoryStandings.states(
      of: directory, identities: identities, exclusions: exclusions, logins: logins)
    var pairing = Pairing(consoleCount: console.count, directoryStates: states)
    let leftovers = UsernameTier(console: console, logins: logins, exclusions: exclusions)
      .apply(to: &pairing)
    IdentifierTier(directory: directory, console: console, identities: identities)
      .apply(to: &pairing, leftovers: leftovers)
    if softEvidence == .used {
      SoftTier(directory: directory, console: console).apply(to: &pairing)
    }
    return Matched(pairing: pairing, sharedLogins: logins.sharedGroups)
  }
}

/// Whether names, numbers and the like may suggest pairs.
package enum SoftEvidence: Sendable {
  case used
  /// Only identifiers pair; whoever is left stays `unmatched` and `create`.
  case ignored
}

/// What the matcher hands over.
package struct Matched: Sendable {
  package let pairing: Pairing
  /// Directory rows that have one cloud UPN between them.
  package let sharedLogins: [[Int]]
}
