import Checks
import Forecast
import Formats
import Matching
import Roster

/// Which rows of a list are on the page. Of a list with more rows than the page takes, those that
/// need attention come first; on the page they stand in the order of the list.
struct PageRows: Sendable {
  /// How much a row asks to be looked at.
  enum Attention: UInt8, Sendable {
    case high, some, none
  }

  /// How many rows the list has.
  let total: Int
  /// The rows that are on the page, ascending; empty when all are.
  private let chosen: [UInt32]
  /// The same for each 64 rows; empty when all are. Small enough to stay in the processor's cache while
  /// every row asks for its partner's place.
  private let marks: [Marks]

  /// Which of 64 rows are on the page.
  private struct Marks: Sendable {
    var bits: UInt64 = 0
    /// How many rows before them are.
    var before = 0
  }

  /// - Parameter limit: how many rows the page takes.
  init(_ total: Int, limit: Int, attention: @Sendable (Int) -> Attention) {
    self.total = total
    guard total > limit else {
      chosen = []
      marks = []
      return
    }
    let levels = Parallel.mapRows(total) { rows in rows.map { attention($0).rawValue } }
      .flatMap { $0 }
    var rooms = PageRows.rooms(levels, limit: limit)
    var chosen: [UInt32] = []
    chosen.reserveCapacity(limit)
    var marks = Array(repeating: Marks(), count: (total + 63) / 64)
    for row in levels.indices {
      if row % 64 == 0 { marks[row / 64].before = chosen.count }
      let level = Int(levels[row])
      guard rooms[level] > 0 else { continue }
      rooms[level] -= 1
      marks[row / 64].bits |= 1 << UInt64(row % 64)
      chosen.append(UInt32(truncatingIfNeeded: row))
    }
    self.chosen = chosen
    self.marks = marks
  }

  /// How many rows of each level the page takes: the first ones of each, the highest level first.
  private static func rooms(_ levels: [UInt8], limit: Int) -> [Int] {
    var rooms = [0, 0, 0]
    for level in levels { rooms[Int(level)] += 1 }
    var left = limit
    for level in rooms.indices {
      rooms[level] = min(rooms[level], left)
      left -= rooms[level]
    }
    return rooms
  }

  /// How many rows are on the page.
  var count: Int { chosen.isEmpty ? total : chosen.count }

  /// The row at a place of the page.
  func row(at place: Int) -> Int { chosen.isEmpty ? place : Int(chosen[place]) }

  /// The place of a row on the page; nil when it is left out.
  func place(of row: Int) -> Int? {
    guard !marks.isEmpty else { return row }
    let mark = marks[row / 64]
    let bit: UInt64 = 1 << UInt64(row % 64)
    guard mark.bits & bit != 0 else { return nil }
    return mark.before + (mark.bits & (bit - 1)).nonzeroBitCount
  }
}

extension PageRows {
  init(console facts: Facts, limit: Int) {
    let (pairing, forecasts) = (facts.pairing, facts.firstCycle.console)
    self.init(facts.console.count, limit: limit) { row in
      guard case .linked = pairing.consoleStates[row], case .link = forecasts[row] else {
        return .high
      }
      guard let partner = pairing.directoryUser(of: row),
        case .match = facts.siteState(ofDirectory: partner)
      else { return .some }
      return .none
    }
  }

  init(directory facts: Facts, limit: Int) {
    let (states, forecasts) = (facts.pairing.directoryStates, facts.firstCycle.directory)
    self.init(facts.directory.count, limit: limit) { row in
      guard case .linked = states[row], case .link = forecasts[row] else { return .high }
      if case .match = facts.siteState(ofDirectory: row) { return .none }
      return .some
    }
  }
}
