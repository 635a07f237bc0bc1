package import History

/// How a tenant stands, for a monitor: what the last good run counted, and what became of the last one.
package struct TenantStatus: Sendable {
  /// What became of the last run.
  package enum LastRun: Sendable, Equatable {
    case complete(started: Int)
    /// Stopped by a gate, or failed; the sentence says why.
    case notComplete(started: Int, reason: String)
    /// It failed, and the history could not be told why.
    case notRecorded(started: Int)
    /// It began, and its process is gone without a word.
    case brokenOff(started: Int)
  }

  package let tenant: String?
  /// Seconds since 1970.
  package let now: Int
  package let lastRun: LastRun
  package let lastGood: StoredRun?
  /// Errors of the complete run before the last good one.
  package let errorsBefore: Int?
  /// In seconds.
  package let warnAge: Int
  package let criticalAge: Int

  package init(
    tenant: String?, now: Int, lastRun: LastRun, lastGood: StoredRun?, errorsBefore: Int?,
    warnAge: Int, criticalAge: Int
  ) {
    self.tenant = tenant
    self.now = now
    self.lastRun = lastRun
    self.lastGood = lastGood
    self.errorsBefore = errorsBefore
    self.warnAge = warnAge
    self.criticalAge = criticalAge
  }

  /// How old the last good run is, in seconds; never negative, even where the clock moved back.
  var age: Int? { lastGood.map { max(0, now - $0.figures.started) } }
}
