import Checks
import Formats
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

  private static let fields: [DirectoryField] = [.userPrincipalName, .displayName, .office]

  /// Reads a little of everything that a report writes of `people`.
  mutating func touch(directory people: [Int], in facts: Facts) {
    for row in people {
      sum &+= facts.identities.slice(row).isAbsent ? 1 : 0
      for field in ColdReads.fields {
        sum &+= UInt8(truncatingIfNeeded: facts.directory.slice(field, row).count)
      }
    }
    for row in people {
      for field in ColdReads.fields {
        sum &+= facts.directory.withBytes(field, row) { $0.count > 0 ? $0[0] : 0 }
      }
    }
  }

  /// The same for names that only `directory.csv` has.
  mutating func touch(_ fields: [DirectoryField], of people: [Int], in facts: Facts) {
    for row in people {
      for field in fields {
        sum &+= facts.directory.withBytes(field, row) { $0.count > 0 ? $0[$0.count - 1] : 0 }
      }
    }
  }

  mutating func touch(_ field: ConsoleField, of users: [Int], in facts: Facts) {
    for row in users {
      sum &+= facts.console.withBytes(field, row) { $0.count > 0 ? $0[0] : 0 }
    }
  }
}
