import History
import Reports
import Settings

/// Finds out how a tenant stands, from its state folder alone.
struct StatusReading {
  let settings: Settings
  let context: CommandContext

  func line() -> MonitorLine {
    let folder = StateFolder(path: context.path(settings.nightly.state))
    do {
      let store = try HistoryStore.open(folder.history, for: .reading)
      return MonitorLine(try status(store, folder))
    } catch .nothingRecorded {
      return withoutHistory(folder)
    } catch {
      let failure = Failure(error)
      return MonitorLine(Self.state(of: error), "\(failure.sentence). \(failure.remedy ?? "")")
    }
  }

  /// A history that no run can use is worse than one that cannot be read at the moment.
  private static func state(of error: HistoryError) -> MonitorLine.State {
    switch error {
    case .corrupted, .foreign, .newer: .critical
    default: .unknown
    }
  }

  private func withoutHistory(_ folder: StateFolder) -> MonitorLine {
    let record = LockRecord.read(folder.lock)
    if let record, record.phase == .failed {
      return MonitorLine(
        .critical, "\(MonitorLine.notRecorded(since: record.since)), and no run has completed")
    }
    guard let record, isBrokenOff(record, after: nil) else {
      return MonitorLine(.unknown, "no run is recorded in \(settings.nightly.state)")
    }
    return MonitorLine(
      .critical, "the run of \(UTCTime(record.since)) was broken off, and no run has completed")
  }

  private func status(
    _ store: HistoryStore, _ folder: StateFolder
  ) throws(HistoryError) -> TenantStatus {
    // The lock is read first: a run that ends in between is in the history then.
    let record = LockRecord.read(folder.lock)
    let last = try store.runs(limit: 1).first
    let good = try store.trend(limit: 2)
    return TenantStatus(
      tenant: settings.shownTenantName, now: context.now(), lastRun: lastRun(last, record),
      lastGood: good.last,
      errorsBefore: good.count == 2 ? good[0].figures.findings["error"] ?? 0 : nil,
      warnAge: settings.nightly.warnHours * 3_600,
      criticalAge: settings.nightly.criticalHours * 3_600)
  }

  private func lastRun(_ last: StoredRun?, _ record: LockRecord?) -> TenantStatus.LastRun {
    if let record, record.phase == .failed { return .notRecorded(started: record.since) }
    if let record, isBrokenOff(record, after: last) { return .brokenOff(started: record.since) }
    guard let last else {
      return .notComplete(started: context.now(), reason: "no run is recorded")
    }
    guard last.outcome != .complete else { return .complete(started: last.figures.started) }
    return .notComplete(started: last.figures.started, reason: last.reason)
  }

  /// Whether the run that has, or had, the lock ended without being recorded.
  private func isBrokenOff(_ record: LockRecord, after last: StoredRun?) -> Bool {
    guard record.phase == .running, !record.mayBeAlive else { return false }
    return record.since != last?.figures.started
  }
}
