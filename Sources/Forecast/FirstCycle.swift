package import Matching
package import Roster

/// What the first provisioning cycle does with every user.
package struct FirstCycle: Sendable {
  package let rules: ProvisioningRules
  /// For each console row.
  package let console: [UserForecast]
  /// For each directory row.
  package let directory: [UserForecast]

  package init(
    rules: ProvisioningRules, directory: DirectoryUsers, console: ConsoleUsers,
    identities: CloudIdentities, pairing: Pairing
  ) {
    self.rules = rules
    self.console = pairing.consoleStates.map { _ in .none }
    self.directory = pairing.directoryStates.map { _ in .none }
  }
}
