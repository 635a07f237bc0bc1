import History
import Reports
import Settings

/// The text file for Prometheus, renewed after each run, good or not.
struct MetricsFile {
  let settings: Settings
  let context: CommandContext
  let folder: StateFolder

  private var path: String {
    settings.nightly.metrics.map(context.path) ?? "\(folder.path)/\(Metrics.fileName)"
  }

  /// After a run that completed. Gives why it could not be written, if so.
  func write(after report: NewsReport, _ status: ExitStatus) -> Failure? {
    let run = report.news.run
    return write(
      tenantStatus(.complete(started: run.figures.started), run), exitCode: status.rawValue)
  }

  /// After a run that did not complete: the figures stay those of the last good one.
  func writeAfter(_ incomplete: NightlyRun.Incomplete, started: Int) {
    let store = try? HistoryStore.open(folder.history, for: .reading)
    let lastGood = try? store?.lastCompleteRun()
    let status = tenantStatus(
      .notComplete(started: started, reason: incomplete.failure.sentence), lastGood)
    _ = write(status, exitCode: incomplete.failure.status.rawValue)
  }

  private func tenantStatus(_ last: TenantStatus.LastRun, _ good: StoredRun?) -> TenantStatus {
    TenantStatus(
      tenant: settings.shownTenantName, now: context.now(), lastRun: last, lastGood: good,
      errorsBefore: nil, warnAge: settings.nightly.warnHours * 3_600,
      criticalAge: settings.nightly.criticalHours * 3_600)
  }

  /// A file that cannot be renewed is removed, so that nobody takes it for the truth.
  private func write(_ status: TenantStatus, exitCode: Int32) -> Failure? {
    let metrics = Metrics(status, exitCode: exitCode, version: Rollcall.version)
    do {
      let (place, name) = AtomicFile.split(path)
      let files = try OutputFolder(existing: place, durability: .cached)
      let file = try files.file(name)
      try file.write(metrics.rendered)
      // The collector runs under another account.
      try file.share()
      try files.commit()
      return nil
    } catch {
      Folder.remove(file: path)
      return error
    }
  }
}
