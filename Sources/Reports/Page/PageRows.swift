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
  /// The place on the page of each row, `absent` for those that are not; empty when all are.
  private let places: [UInt32]
  private static let absent = UInt32.max

  /// - Parameter limit: how many rows the page takes.
  init(_ total: Int, limit: Int, attention: @Sendable (Int) -> Attention) {
    self.total = total
    guard total > limit else {
      chosen = []
      places = []
      return
    }
    let levels = Parallel.mapRows(total) { rows in rows.map { attention($0).rawValue } }
      .flatMap { $0 }
    var room = limit
    var isChosen = Array(repeating: false, count: total)
    for level in UInt8(0)...2 where room > 0 {
      for row in 0..<total where levels[row] == level && room > 0 {
        isChosen[row] = true
        room -= 1
      }
    }
    let rows = isChosen.indices.filter { isChosen[$0] }
    var places = Array(repeating: PageRows.absent, count: total)
    for (place, row) in rows.enumerated() { places[row] = UInt32(truncatingIfNeeded: place) }
    chosen = rows.map { UInt32(truncatingIfNeeded: $0) }
    self.places = places
  }

  /// How many rows are on the page.
  var count: Int { chosen.isEmpty ? total : chosen.count }

  /// The row at a place of the page.
  func row(at place: Int) -> Int { chosen.isEmpty ? place : Int(chosen[place]) }

  /// The place of a row on the page; nil when it is left out.
  func place(of row: Int) -> Int? {
    guard !places.isEmpty else { return row }
    return places[row] == PageRows.absent ? nil : Int(places[row])
  }
}

extension PageRows {
  init(console facts: Facts, limit: Int) {
    self.init(facts.console.count, limit: limit) { row in
      guard facts.pairing.consoleStates[row] == .linked, facts.firstCycle.console[row] == .link
      else { return .high }
      let partner = facts.pairing.directoryUser(of: row)
      return partner.flatMap { facts.siteState(ofDirectory: $0) } == .match ? .none : .some
    }
  }

  init(directory facts: Facts, limit: Int) {
    self.init(facts.directory.count, limit: limit) { row in
      guard facts.pairing.directoryStates[row] == .linked, facts.firstCycle.directory[row] == .link
      else { return .high }
      return facts.siteState(ofDirectory: row) == .match ? .none : .some
    }
  }
}
