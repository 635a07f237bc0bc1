import Checks
import Formats
import Matching
import Roster

/// Asks for values shortly before they are written.
///
/// A million rows do not fit into the processor's caches, so writing a row would wait for memory once
/// for each value, one wait after the other. Reading a byte of each value of some rows in a tight
/// loop first lets the processor wait for many of them at the same time.
struct ColdReads {
  /// How many rows are asked for at once: their values fit into the first-level cache.
  static let blockSize = 32

  /// Sum of what was read; kept, so that the reading is not optimised away.
  private(set) var sum: UInt8 = 0

  /// Reads a little of everything that a report writes of `people`.
  mutating func touch(directory people: some Collection<Int>, in facts: Facts) {
    let directory = facts.directory
    // First where the values are, then the values. A loop does one thing only: the fewer instructions
    // stand between two reads, the more of them the processor has under way.
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.lines[row]) }
    for row in people { sum &+= facts.identities.slice(row).isAbsent ? 1 : 0 }
    for row in people { sum &+= UInt8(truncatingIfNeeded: directory.rows.stretch(of: row)) }
    for row in people { sum &+= facts.siteState(ofDirectory: row)?.rawValue ?? 0 }
    for row in people { sum &+= ColdReads.place(.userPrincipalName, row, directory) }
    for row in people { sum &+= ColdReads.place(.office, row, directory) }
    touch(DirectoryField.userPrincipalName, of: people, in: facts)
    touch(DirectoryField.displayName, of: people, in: facts)
    touch(DirectoryField.office, of: people, in: facts)
  }

  @inline(__always)
  private static func place(
    _ field: DirectoryField, _ row: Int, _ directory: DirectoryUsers
  ) -> UInt8 {
    UInt8(truncatingIfNeeded: directory.slice(field, row).count)
  }

  /// Reads a little of one value of `people`.
  @inline(__always)
  mutating func touch(
    _ field: DirectoryField, of people: some Collection<Int>, in facts: Facts
  ) {
    for row in people {
      sum &+= facts.directory.withBytes(field, row) { ColdReads.ends($0) }
    }
  }

  mutating func touch(_ field: ConsoleField, of users: some Collection<Int>, in facts: Facts) {
    for row in users {
      sum &+= UInt8(truncatingIfNeeded: facts.console.rows.stretch(of: row))
    }
    for row in users {
      sum &+= UInt8(truncatingIfNeeded: facts.console.slice(field, row).count)
    }
    for row in users {
      sum &+= facts.console.withBytes(field, row) { ColdReads.ends($0) }
    }
  }

  /// Of both ends of a value, which may lie in two lines of the cache.
  @inline(__always)
  private static func ends(_ bytes: Span<UInt8>) -> UInt8 {
    bytes.count > 0 ? bytes[0] &+ bytes[bytes.count - 1] : 0
  }
}
