import Formats
package import Roster

/// Pairs the two lists, tier by tier; an earlier tier always wins.
///
/// 1. decisions, 2. exact username, 3. folded username, 4. other hard identifiers,
/// 5. soft evidence.
package enum Matcher {
  /// The pairing of all rows.
  ///
  /// The result depends on the values alone: not on the order of rows, except that of two console
  /// rows with the very same username, which are one 8x8 user listed twice, the first counts.
  package static func pair(
    directory: DirectoryUsers, console: ConsoleUsers, identities: CloudIdentities,
    exclusions: Exclusions, decisions: Decisions = .none, softEvidence: SoftEvidence = .used
  ) -> Matched {
    var applied =
      decisions.isEmpty
      ? AppliedDecisions(decisions)
      : DecisionResolver(decisions, directory: directory, console: console).applied()
    let exclusions = exclusions.leavingAlone(applied.leftAlone)
    // Nobody's pairing is mostly memory that nobody touched before, which takes as long as the index.
    var (logins, pairing) = Parallel.both(
      { LoginIndex(directory: directory, identities: identities, exclusions: exclusions) },
      { Pairing(consoleCount: console.count, directoryCount: directory.count) })
    pairing.directoryStates = DirectoryStandings.states(
      of: directory, identities: identities, exclusions: exclusions, logins: logins)
    let hardEvidence = HardEvidence(
      directory: directory, console: console, identities: identities)
    let leftovers = UsernameTier(
      console: console, logins: logins, exclusions: exclusions,
      decisions: DecisionTier(links: applied.links, evidence: hardEvidence)
    ).apply(to: &pairing)
    IdentifierTier(
      directory: directory, console: console, identities: identities,
      forbidden: applied.forbidden
    ).apply(to: &pairing, leftovers: leftovers.rows)
    if softEvidence == .used {
      var tier = SoftTier(directory: directory, console: console)
      let forbidden = applied.forbidden
      if !forbidden.isEmpty {
        tier.isRefused = { forbidden.contains(console: $0, directory: $1) }
      }
      tier.apply(to: &pairing)
    }
    leftovers.settleRepeats(in: &pairing)
    applied.compare(with: pairing) { row in
      console.withBytes(.username, row) { logins.rows(of: $0) }
    }
    return Matched(
      pairing: pairing, sharedLogins: logins.sharedGroups, decisions: applied)
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
  /// What became of the decisions.
  package var decisions: AppliedDecisions
}
