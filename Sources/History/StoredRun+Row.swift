import Foundation
import GRDB

extension StoredRun {
  private static let columns =
    "SELECT id, outcome, gates, reason, clock_moved_back, night, started, figures FROM run"

  /// The runs that `condition` names, such as `WHERE id = ?`.
  static func fetch(_ db: Database, _ condition: String, _ value: Int? = nil) throws -> [StoredRun]
  {
    let rows = try RawStatement(db, "\(columns) \(condition)")
    if let value { try rows.bind(1, value) }
    let decoder = JSONDecoder()
    var runs = [StoredRun]()
    while try rows.step() { runs.append(try StoredRun(rows, decoder)) }
    return runs
  }

  static func lastComplete(_ db: Database) throws -> StoredRun? {
    try fetch(db, "WHERE night IS NOT NULL ORDER BY night DESC LIMIT 1").first
  }

  /// A row of ``columns``. What cannot be so is damage: a number that no run gets, or figures that
  /// are none.
  private init(_ row: RawStatement, _ decoder: JSONDecoder) throws {
    id = row.int(0)
    let kept = Outcome(rawValue: row.text(1))
    let gates = try? decoder.decode([String].self, from: Data(row.text(2).utf8))
    let figures = try? decoder.decode(RunFigures.self, from: Data(row.text(7).utf8))
    night = row.isNull(5) ? nil : row.int(5)
    guard let kept, let gates, let figures, Moment.isPossible(figures.started),
      (1...Self.highest).contains(id), (1...Self.highest).contains(night ?? 1)
    else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "what is kept of run \(row.int(0)) cannot be read")
    }
    outcome = kept
    self.gates = gates
    self.figures = figures
    reason = row.text(3)
    clockMovedBack = max(0, row.int(4))
  }

  private static let highest = 1 << 40
}
