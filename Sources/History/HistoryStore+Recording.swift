import Foundation
import GRDB

extension HistoryStore {
  /// Keeps a complete run, with its findings and states, and says what is new since the last one.
  ///
  /// One transaction: either all of it is kept or nothing. Findings with one fingerprint count as
  /// one, which is open if any of them is; rows with one key on one side cannot be told apart and
  /// are matched in the order of their states.
  ///
  /// - Parameters:
  ///   - findings: all of them, waived ones too.
  ///   - states: of every row of both lists.
  ///   - beforeCommit: writes what belongs to the run, such as its files. When it throws, nothing is
  ///     kept and its error is passed on.
  /// - Throws: ``HistoryError``, or what `beforeCommit` throws.
  @discardableResult
  package func record(
    _ figures: RunFigures, findings: [FindingRecord], states: [RowState],
    beforeCommit: (News) throws -> Void = { _ in }
  ) throws -> News {
    let figures = figures.withPossibleTimes
    return try writing { db in
      let previous = try StoredRun.lastComplete(db)
      let night = (previous?.night ?? 0) + 1
      let run = try insert(figures, .complete, gates: [], reason: "", night: night, db)
      var stateMerge = try StateMerge(db, night: night)
      let transitions = try stateMerge.merge(states)
      let lastTime = previous?.figures.started ?? figures.started
      var findingMerge = try FindingMerge(
        db, night: night, now: figures.started, lastTime: lastTime)
      let changes = try findingMerge.merge(findings)
      let oldest = try oldestOpen(10, night: night, now: figures.started, db)
      let news = News(
        run: run, previous: previous, changes: changes, transitions: transitions, oldest: oldest)
      do {
        try beforeCommit(news)
      } catch {
        throw Refusal(reason: error)
      }
      return news
    }
  }

  /// Keeps a run that did not complete. Findings and states stay those of the last complete run.
  @discardableResult
  package func recordIncomplete(
    _ figures: RunFigures, outcome: StoredRun.Outcome, gates: [String] = [], reason: String
  ) throws(HistoryError) -> StoredRun {
    let outcome = outcome == .complete ? .failed : outcome
    let figures = figures.withPossibleTimes
    do {
      return try writing { db in
        try insert(figures, outcome, gates: gates, reason: reason, night: nil, db)
      }
    } catch {
      throw HistoryError(error, at: path)
    }
  }

  /// What `beforeCommit` threw, so that it is not taken for an error of the database.
  private struct Refusal: Error { let reason: any Error }

  /// Runs `body` in one write transaction, which an error takes back.
  private func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.write(body)
    } catch let refusal as Refusal {
      throw refusal.reason
    } catch {
      throw HistoryError(error, at: path).whileWriting
    }
  }

  private func insert(
    _ figures: RunFigures, _ outcome: StoredRun.Outcome, gates: [String], reason: String,
    night: Int?, _ db: Database
  ) throws -> StoredRun {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(figures), as: UTF8.self)
    let gateText = String(decoding: try encoder.encode(gates), as: UTF8.self)
    let last = try RawStatement(db, "SELECT started FROM run ORDER BY id DESC LIMIT 1").firstInt()
    let movedBack = max(0, Moment.clamped(last ?? figures.started) - figures.started)
    try db.execute(
      sql: """
        INSERT INTO run (night, outcome, gates, reason, started, clock_moved_back, figures)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [night, outcome.rawValue, gateText, reason, figures.started, movedBack, text])
    return StoredRun(
      id: Int(db.lastInsertedRowID), outcome: outcome, gates: gates, reason: reason,
      clockMovedBack: movedBack, figures: figures, night: night)
  }
}

extension RunFigures {
  /// A clock or a file may say anything; what is kept can be shown by every calendar.
  fileprivate var withPossibleTimes: RunFigures {
    var figures = self
    figures.started = Moment.clamped(started)
    if !seconds.isFinite { figures.seconds = 0 }
    for index in inputs.indices {
      figures.inputs[index].modified = inputs[index].modified.map(Moment.clamped)
    }
    return figures
  }
}
