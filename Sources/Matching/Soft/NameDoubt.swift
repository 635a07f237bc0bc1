import Formats
import Roster

/// Whether the names of two records say that they are two people, though both have one account name.
///
/// Old logins were made of a name, so that of John Smith (`jsmith`) may be the account name that AD gave
/// to Jane Smith. Another surname proves nothing (people marry), another given name does.
struct NameDoubt: Sendable {
  let directory: DirectoryUsers
  let console: ConsoleUsers

  /// Whether an account name alone must not make a pair of these two.
  func isRaised(_ consoleRow: Int, _ directoryRow: Int) -> Bool {
    let (hasBoth, areEqual) = console.withBytes(.firstName, consoleRow) { one in
      directory.withBytes(.givenName, directoryRow) { other in
        (one.count > 0 && other.count > 0, Folding.sameKey(one, other))
      }
    }
    guard hasBoth, !areEqual else { return false }
    var user = ProfileReader()
    user.add(console: consoleRow, of: console)
    var person = ProfileReader()
    person.add(directory: directoryRow, of: directory, .open)
    let scorer = SoftScorer(
      users: user.table, people: person.table, counts: NameCounts(), habits: TenantHabits())
    // Nicknames, initials, second names, slips of the pen and swapped names are other signs.
    switch scorer.names(user.table.profiles[0], person.table.profiles[0]).given?.sign {
    case .givenOther, .givenUnknown: return true
    default: return false
    }
  }
}
