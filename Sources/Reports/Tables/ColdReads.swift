import Checks
import Forecast
import Formats
import Matching
import Roster

/// Asks for values shortly before they are written.
///
/// A million rows do not fit into the processor's caches, so writing a row would wait for memory once
/// for each value, one wait after the other. Where a value stands is read from the row's cells, for some
/// rows in a tight loop, which lets the processor wait for many of them at the same time: the fewer
/// instructions stand between two reads, the more of them it has under way. The value itself is only
/// asked for (``Prefetch``). What reads is not inlined, or the compiler would see that nobody needs the
/// sum and leave the reading out.
struct ColdReads {
  /// How many rows are asked for at once: their values fit into the first-level cache.
  static let blockSize = 32

  /// How many rows before its turn a row is asked for, where rows stand one after the other.
  static let distance = 8

  /// Sum of what was read; kept, so that the reading is not optimised away.
  private(set) var sum: UInt8 = 0

  /// Asks for everything that a report writes of `people`, wherever they stand.
  @inline(never)
  mutating func touch(directory people: [Int], in facts: Facts) {
    let directory = facts.directory
    // First where the values are, then the values.
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.lines[row]) }
    for row in people { sum &+= facts.identities.slice(row).isAbsent ? 1 : 0 }
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.stretch(of: row)) }
    for row in people { sum &+= facts.siteState(ofDirectory: row)?.rawValue ?? 0 }
    for row in people { sum &+= facts.pairing.directoryStates[row].rawValue }
    for row in people { sum &+= facts.firstCycle.directory[row].rawValue }
    for row in people { sum &+= ColdReads.place(.userPrincipalName, row, directory) }
    for row in people { sum &+= ColdReads.place(.office, row, directory) }
    ask(.userPrincipalName, of: people, in: directory)
    ask(.displayName, of: people, in: directory)
    ask(.office, of: people, in: directory)
  }

  /// Asks for the values that `directory.csv` says of a person; what else it says stands in the order
  /// of the rows.
  @inline(never)
  static func ask(forPerson row: Int, in directory: DirectoryUsers) {
    ask(.office, row, directory)
    ask(.displayName, row, directory)
    ask(.sAMAccountName, row, directory)
    ask(.userPrincipalName, row, directory)
    ask(.distinguishedName, row, directory)
  }

  /// Asks for one value of a person.
  @inline(__always)
  static func ask(_ field: DirectoryField, _ row: Int, _ directory: DirectoryUsers) {
    // As it stands: a folded name would be joined only to be asked for.
    directory.rows.ask(for: Int(field.rawValue), of: row)
  }

  /// Asks for what the page says of `users`, wherever they stand, and what it needs to know of
  /// their partners.
  @inline(never)
  mutating func touch(shownUsers users: ArraySlice<Int>, in facts: Facts) {
    let console = facts.console
    for row in users { sum &+= UInt8(truncatingIfNeeded: console.rows.stretch(of: row)) }
    for row in users {
      guard let partner = facts.pairing.directoryUser(of: row) else { continue }
      sum &+= facts.siteState(ofDirectory: partner)?.rawValue ?? 0
      sum &+= facts.pairing.directoryStates[partner].rawValue
      sum &+= facts.firstCycle.directory[partner].rawValue
    }
    for row in users { sum &+= UInt8(truncatingIfNeeded: console.slice(.site, row).count) }
    ask(.site, of: users, in: console)
    ask(.username, of: users, in: console)
    ask(.firstName, of: users, in: console)
    ask(.lastName, of: users, in: console)
  }

  /// Asks for what the page says of `people`, wherever they stand.
  @inline(never)
  mutating func touch(shownPeople people: ArraySlice<Int>, in directory: DirectoryUsers) {
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.stretch(of: row)) }
    for row in people { sum &+= ColdReads.place(.office, row, directory) }
    ask(.office, of: people, in: directory)
    ask(.userPrincipalName, of: people, in: directory)
    ask(.displayName, of: people, in: directory)
    ask(.sAMAccountName, of: people, in: directory)
  }

  /// What `transform` makes of `rows`, some of which are given to `touch` before.
  @inline(__always)
  mutating func map<T>(
    _ rows: [Int], touching touch: (inout ColdReads, ArraySlice<Int>) -> Void,
    _ transform: (Int) -> T
  ) -> [T] {
    var all: [T] = []
    all.reserveCapacity(rows.count)
    for start in stride(from: 0, to: rows.count, by: ColdReads.blockSize) {
      let block = rows[start..<min(start + ColdReads.blockSize, rows.count)]
      touch(&self, block)
      for row in block { all.append(transform(row)) }
    }
    return all
  }

  /// Asks for the usernames of `users`, wherever they stand.
  @inline(never)
  mutating func touch(usernamesOf users: [Int], in console: ConsoleUsers) {
    for row in users { sum &+= UInt8(truncatingIfNeeded: console.rows.stretch(of: row)) }
    for row in users { sum &+= UInt8(truncatingIfNeeded: console.slice(.username, row).count) }
    ask(.username, of: users, in: console)
  }

  /// Asks for what findings say of a person, wherever it stands.
  @inline(never)
  mutating func touch(subjects people: [Int], in facts: Facts) {
    let directory = facts.directory
    for row in people { sum &+= facts.identities.slice(row).isAbsent ? 1 : 0 }
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.guids[row].words.0) }
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.stretch(of: row)) }
    for row in people { sum &+= ColdReads.place(.userPrincipalName, row, directory) }
    ask(.userPrincipalName, of: people, in: directory)
  }

  @inline(__always)
  private static func place(
    _ field: DirectoryField, _ row: Int, _ directory: DirectoryUsers
  ) -> UInt8 {
    UInt8(truncatingIfNeeded: directory.slice(field, row).count)
  }

  /// Asks for one value of each of `people`.
  @inline(__always)
  func ask(
    _ field: DirectoryField, of people: some Collection<Int>, in directory: DirectoryUsers
  ) {
    for row in people { ColdReads.ask(field, row, directory) }
  }

  /// Asks for one value of each of `users`.
  @inline(__always)
  func ask(
    _ field: ConsoleField, of users: some Collection<Int>, in console: ConsoleUsers
  ) {
    for row in users { console.rows.ask(for: Int(field.rawValue), of: row) }
  }
}
