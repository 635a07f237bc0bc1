import Formats
import Matching
import Roster

/// What a survey finds in one stretch of a list, or about one column: all pieces of the work are one
/// list, so that no core waits for another between them.
struct SurveyPart: Sendable {
  /// A row with traits.
  struct ConsoleMark: Sendable {
    let row: UInt32
    let traits: ConsoleTraits
  }

  /// A row with traits.
  struct DirectoryMark: Sendable {
    let row: UInt32
    let traits: DirectoryTraits
  }

  private(set) var consoleMarks: [ConsoleMark] = []
  private(set) var directoryMarks: [DirectoryMark] = []
  private(set) var unlinkedRows: [UInt32] = []
  private(set) var troubledLogins: [UInt32] = []
  private(set) var shared: [SharedValues.Column] = []

  private enum Piece {
    case sharing(SharedValues.Field)
    case console(Range<Int>)
    case directory(Range<Int>)
  }

  /// How many rows a stretch has.
  private static let stretchSize = 1 << 16

  /// All parts, in row order. The columns come first, since each is a large piece.
  static func all(of facts: Facts) -> [SurveyPart] {
    let pieces =
      SharedValues.Field.all.map { Piece.sharing($0) }
      + stretches(facts.console.count).map { Piece.console($0) }
      + stretches(facts.directory.count).map { Piece.directory($0) }
    return Parallel.map(pieces.count) { SurveyPart(pieces[$0], facts) }
  }

  private static func stretches(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: stretchSize).map { $0..<min($0 + stretchSize, count) }
  }

  private init(_ piece: Piece, _ facts: Facts) {
    switch piece {
    case .sharing(let field): shared = [SharedValues.Column(field, in: facts)]
    case .console(let rows): addConsole(rows, facts)
    case .directory(let rows): addDirectory(rows, facts)
    }
  }

  private mutating func addConsole(_ rows: Range<Int>, _ facts: Facts) {
    for (row, traits) in zip(rows, ConsoleInspector(facts).traits(of: rows)) where !traits.isEmpty {
      consoleMarks.append(ConsoleMark(row: UInt32(truncatingIfNeeded: row), traits: traits))
    }
    let states = facts.pairing.consoleStates
    for row in rows {
      if case .linked = states[row] { continue }
      unlinkedRows.append(UInt32(truncatingIfNeeded: row))
    }
  }

  private mutating func addDirectory(_ rows: Range<Int>, _ facts: Facts) {
    for (row, traits) in zip(rows, DirectoryInspector(facts).traits(of: rows))
    where !traits.isEmpty {
      directoryMarks.append(DirectoryMark(row: UInt32(truncatingIfNeeded: row), traits: traits))
    }
    let problems = facts.identities.problems
    for row in rows {
      if case .none = problems[row] { continue }
      troubledLogins.append(UInt32(truncatingIfNeeded: row))
    }
  }
}
