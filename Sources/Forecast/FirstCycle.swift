import Formats
package import Matching
package import Roster

/// What the first provisioning cycle does with every user.
package struct FirstCycle: Sendable {
  package private(set) var rules: ProvisioningRules
  /// Who is assigned to the app, with what could not be found.
  package private(set) var scope: ScopeMembers
  /// For each console row.
  package let console: [UserForecast]
  /// For each directory row.
  package let directory: [UserForecast]

  package init(
    rules: ProvisioningRules, directory: DirectoryUsers, console: ConsoleUsers,
    identities: CloudIdentities, pairing: Pairing
  ) {
    self.rules = rules
    let scope = ScopeMembers(rules.scope, directory: directory, cloud: identities)
    let retrieval = rules.userRetrieval
    self.scope = scope
    let forecasts = Parallel.mapRows(directory.count) { rows in
      rows.map { row in
        scope.contains(row)
          ? FirstCycle.forecast(of: pairing.directoryStates[row], retrieval) : .skip
      }
    }.flatMap { $0 }
    self.directory = forecasts
    self.console = Parallel.mapRows(console.count) { rows in
      rows.map { FirstCycle.forecast(ofConsole: $0, pairing, forecasts) }
    }.flatMap { $0 }
  }

  /// The same with pseudonyms for whom the scope names.
  package func redacted(by pseudonyms: Pseudonyms) -> FirstCycle {
    var cycle = self
    cycle.scope = scope.redacted(by: pseudonyms)
    switch rules.scope {
    case .everybody: break
    case .users(let names): cycle.rules.scope = .users(names.map(pseudonyms.name))
    case .groups(let names): cycle.rules.scope = .groups(names.map(pseudonyms.name))
    }
    return cycle
  }

  /// How many users of the directory have each forecast.
  package var directoryCounts: [UserForecast: Int] {
    directory.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// How many console users have each forecast.
  package var consoleCounts: [UserForecast: Int] {
    console.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// What happens to a directory user who is in scope.
  ///
  /// Users who share a cloud UPN are all synced: one keeps the name, the others get a placeholder
  /// (Microsoft, "Duplicate attribute resiliency"). Which one is not in the files, so all of them are
  /// `create`: 8x8 users with usernames that nobody expects.
  private static func forecast(
    of state: DirectoryState, _ retrieval: ProvisioningRules.UserRetrieval
  ) -> UserForecast {
    switch (state, retrieval) {
    case (.linked, .all): .link
    case (.linkedFolded, .all): .linkUnproven
    case (.linked, .idpOnly), (.linkedFolded, .idpOnly): .conflict
    case (.rename, _), (.suggested, _), (.ambiguous, _): .createSecond
    case (.create, _), (.duplicateUPN, _): .create
    case (.disabled, _), (.notSynced, _), (.noUPN, _), (.excluded, _): .skip
    }
  }

  /// What happens to a console user: the same as to the directory user it is paired with.
  ///
  /// A partner out of scope leaves the 8x8 user alone.
  private static func forecast(
    ofConsole row: Int, _ pairing: Pairing, _ directory: [UserForecast]
  ) -> UserForecast {
    switch pairing.consoleStates[row] {
    case .linked, .linkedFolded, .rename, .suggested:
      guard let partner = pairing.directoryUser(of: row) else { return .stay }
      return directory[partner] == .skip ? .stay : directory[partner]
    case .ambiguous:
      let rivals = pairing.consoleRivals[row] ?? []
      return rivals.contains { directory[$0] == .createSecond } ? .createSecond : .stay
    case .blocked: return .skip
    case .duplicate, .unmatched, .excluded: return .stay
    case .unusable: return .none
    }
  }
}
