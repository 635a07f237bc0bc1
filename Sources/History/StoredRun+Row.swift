import Foundation
import GRDB

extension StoredRun {
  private static let columns =
    "SELECT id, outcome, gates, reason, clock_moved_back, night, figures FROM run"

  /// The runs that `condition` names, such as `WHERE id = ?`.
  static func fetch(
    _ db: Database, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [StoredRun] {
    let rows = try Row.fetchCursor(db, sql: "\(columns) \(condition)", arguments: arguments)
    let decoder = JSONDecoder()
    var runs = [StoredRun]()
    while let row = try rows.next() { runs.append(try StoredRun(row, decoder)) }
    return runs
  }

  static func lastComplete(_ db: Database) throws -> StoredRun? {
    try fetch(db, "WHERE night IS NOT NULL ORDER BY night DESC LIMIT 1").first
  }

  private init(_ row: Row, _ decoder: JSONDecoder) throws {
    id = row[0]
    outcome = Outcome(rawValue: row[1]) ?? .failed
    reason = row[3]
    clockMovedBack = row[4]
    night = row[5]
    do {
      gates = try decoder.decode([String].self, from: Data((row[2] as String).utf8))
      figures = try decoder.decode(RunFigures.self, from: Data((row[6] as String).utf8))
    } catch {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "the figures of run \(id) cannot be read")
    }
  }
}
