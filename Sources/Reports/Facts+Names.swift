import Checks
import Roster

extension Facts {
  /// How a list names a directory user: userPrincipalName, else sAMAccountName, else the
  /// distinguished name.
  func shortName(ofDirectory row: Int) -> String {
    directory.text(.userPrincipalName, row) ?? directory.text(.sAMAccountName, row)
      ?? directory.text(.distinguishedName, row) ?? directory.origin(row).description
  }
}
