import Formats
import Roster

/// What each directory user is before anybody is paired: provisioned, or why not.
enum DirectoryStandings {
  /// The starting states: `create` for everybody who would be provisioned.
  ///
  /// Order of the reasons: a pattern or a repeated entry, then what Entra Connect leaves out, then
  /// disabled, then a cloud UPN that is missing or held twice.
  static func states(
    of directory: DirectoryUsers, identities: CloudIdentities, exclusions: Exclusions,
    logins: LoginIndex
  ) -> [DirectoryState] {
    Parallel.mapRows(directory.count) { rows in
      rows.map { row -> DirectoryState in
        if directory.repeats[row] != nil || exclusions.excludes(directory: directory, row) {
          return .excluded
        }
        if directory.reasons[row] != .none { return .notSynced }
        if directory.activations[row] == .disabled { return .disabled }
        switch identities.sources[row] {
        case .none: return .noUPN
        case .entra: return logins.isSharedInEntra(row) ? .duplicateUPN : .create
        case .predicted, .predictedFallback, .supposed:
          return logins.isShared(row) ? .duplicateUPN : .create
        }
      }
    }.flatMap { $0 }
  }
}
