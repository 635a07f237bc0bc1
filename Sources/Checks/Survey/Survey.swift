import Formats
import Matching
import Roster

/// The facts, and what one pass over all rows found odd, so that rules look at odd rows only.
struct Survey: Sendable {
  let facts: Facts
  /// Rows with any trait, in row order.
  private let consoleMarks: [SurveyPart.ConsoleMark]
  private let directoryMarks: [SurveyPart.DirectoryMark]
  /// Console rows in any state but `linked`, which nearly all are in.
  private let unlinkedRows: [UInt32]
  /// Directory rows whose login name Entra does not take as it is.
  private let troubledLogins: [UInt32]
  private let shared: SharedValues
  /// Console rows with different usernames that have one folded key.
  let usernameGroups: [[UInt32]]
  /// Console rows with the very username of an earlier row, and that one. They are one 8x8 user, which
  /// rules see once: in the earlier row.
  let repeats: [UInt32: UInt32]

  init(_ facts: Facts) {
    self.facts = facts
    let parts = SurveyPart.all(of: facts)
    shared = SharedValues(parts.flatMap { $0.shared })
    let usernames = Usernames(shared.groups(of: .console(.username)), in: facts)
    usernameGroups = usernames.groups
    let repeats = usernames.repeats
    self.repeats = repeats
    let marks = parts.flatMap { $0.consoleMarks }
    consoleMarks = repeats.isEmpty ? marks : marks.filter { repeats[$0.row] == nil }
    let unlinked = parts.flatMap { $0.unlinkedRows }
    unlinkedRows = repeats.isEmpty ? unlinked : unlinked.filter { repeats[$0] == nil }
    directoryMarks = parts.flatMap { $0.directoryMarks }
    troubledLogins = parts.flatMap { $0.troubledLogins }
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

  /// One finding for each pair whose console row has a trait.
  func eachPair(_ trait: ConsoleTraits) -> [Hit] {
    consoleRows(trait).map { row in
      Hit(console: Int(row), directory: facts.pairing.directoryUser(of: Int(row)))
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

  /// The same of those rows alone whose state is not `linked`: much fewer, mostly.
  func unlinkedConsoleRows(where condition: (Int) -> Bool) -> [UInt32] {
    unlinkedRows.filter { condition(Int($0)) }
  }

  /// The directory rows for which `condition` holds, in row order.
  func directoryRows(where condition: @Sendable (Int) -> Bool) -> [UInt32] {
    Survey.rows(facts.directory.count, condition)
  }

  /// The same of those rows alone whose login name Entra does not take as it is.
  func troubledDirectoryRows(where condition: (Int) -> Bool) -> [UInt32] {
    troubledLogins.filter { condition(Int($0)) }
  }

  /// Console users that share a folded value of `field`.
  func sharing(_ field: ConsoleField) -> [[UInt32]] {
    let groups = shared.groups(of: .console(field))
    if repeats.isEmpty { return groups }
    return SharedValues.restricted(groups) { repeats[$0] == nil }
  }

  /// Directory users who are provisioned and share a folded value of `field`.
  func sharing(_ field: DirectoryField) -> [[UInt32]] { shared.groups(of: .directory(field)) }

  private static func rows(_ count: Int, _ condition: @Sendable (Int) -> Bool) -> [UInt32] {
    Parallel.mapRows(count) { rows in
      var found: [UInt32] = []
      for row in rows where condition(row) { found.append(UInt32(truncatingIfNeeded: row)) }
      return found
    }.flatMap { $0 }
  }
}
