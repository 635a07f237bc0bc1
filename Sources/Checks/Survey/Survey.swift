import Formats
import Matching
import Roster

/// The facts, and what one pass over all rows found odd, so that rules look at odd rows only.
struct Survey: Sendable {
  let facts: Facts
  /// Rows with any trait, in row order.
  private let consoleMarks: [(row: UInt32, traits: ConsoleTraits)]
  private let directoryMarks: [(row: UInt32, traits: DirectoryTraits)]
  /// Console rows with different usernames that have one folded key.
  let usernameGroups: [[UInt32]]
  /// Console rows with the very username of an earlier row, and that one. They are one 8x8 user, which
  /// rules see once: in the earlier row.
  let repeats: [UInt32: UInt32]

  init(_ facts: Facts) {
    self.facts = facts
    let usernames = Usernames(facts)
    usernameGroups = usernames.groups
    repeats = usernames.repeats
    consoleMarks = Parallel.mapRows(facts.console.count) { rows in
      let inspector = ConsoleInspector(facts)
      var marks: [(row: UInt32, traits: ConsoleTraits)] = []
      for (row, traits) in zip(rows, inspector.traits(of: rows)) {
        if !traits.isEmpty, usernames.repeats[UInt32(row)] == nil {
          marks.append((UInt32(row), traits))
        }
      }
      return marks
    }.flatMap { $0 }
    directoryMarks = Parallel.mapRows(facts.directory.count) { rows in
      let inspector = DirectoryInspector(facts)
      var marks: [(row: UInt32, traits: DirectoryTraits)] = []
      for (row, traits) in zip(rows, inspector.traits(of: rows)) {
        if !traits.isEmpty { marks.append((UInt32(row), traits)) }
      }
      return marks
    }.flatMap { $0 }
  }

  /// The console rows with a trait, in row order.
  func consoleRows(_ trait: ConsoleTraits) -> [UInt32] {
    consoleMarks.filter { $0.traits.contains(trait) }.map { $0.row }
  }

  /// The directory rows with a trait, in row order.
  func directoryRows(_ trait: DirectoryTraits) -> [UInt32] {
    directoryMarks.filter { $0.traits.contains(trait) }.map { $0.row }
  }

  /// One finding for each console row with a trait.
  func eachConsole(_ trait: ConsoleTraits) -> [Hit] {
    consoleRows(trait).map { Hit(console: Int($0)) }
  }

  /// One finding for each directory row with a trait.
  func eachDirectory(_ trait: DirectoryTraits) -> [Hit] {
    directoryRows(trait).map { row in
      Hit(console: facts.pairing.consoleUser(of: Int(row)), directory: Int(row))
    }
  }

  /// One finding for all console rows with a trait, none when fewer than `atLeast` have it.
  func allConsole(_ trait: ConsoleTraits, atLeast: Int = 1) -> [Hit] {
    let rows = consoleRows(trait)
    return rows.count < max(atLeast, 1) ? [] : [Hit(consoleRows: rows)]
  }

  /// One finding for all directory rows with a trait, none when fewer than `atLeast` have it.
  func allDirectory(_ trait: DirectoryTraits, atLeast: Int = 1) -> [Hit] {
    let rows = directoryRows(trait)
    return rows.count < max(atLeast, 1) ? [] : [Hit(directoryRows: rows)]
  }

  /// The console rows for which `condition` holds, in row order, without repetitions.
  func consoleRows(where condition: @Sendable (Int) -> Bool) -> [UInt32] {
    let rows = Survey.rows(facts.console.count, condition)
    return repeats.isEmpty ? rows : rows.filter { repeats[$0] == nil }
  }

  /// The directory rows for which `condition` holds, in row order.
  func directoryRows(where condition: @Sendable (Int) -> Bool) -> [UInt32] {
    Survey.rows(facts.directory.count, condition)
  }

  private static func rows(_ count: Int, _ condition: @Sendable (Int) -> Bool) -> [UInt32] {
    Parallel.mapRows(count) { rows in
      var found: [UInt32] = []
      for row in rows where condition(row) { found.append(UInt32(truncatingIfNeeded: row)) }
      return found
    }.flatMap { $0 }
  }
}
