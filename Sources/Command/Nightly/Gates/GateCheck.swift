import History
import Settings

/// Compares a run with the last good one, and says which gates it trips. Pure: the same figures give
/// the same answer.
///
/// The first run has nothing to be compared with, so only the gates that look at the run alone count.
struct GateCheck {
  /// An input whose bytes did not change.
  struct Unchanged: Sendable, Equatable {
    let source: String
    /// Since when, in seconds since 1970.
    let since: Int
  }

  let limits: Settings.Gates
  let run: RunFigures
  /// The last run that completed.
  let previous: RunFigures?
  /// Rows of either list that were linked in the run before, and are something else now.
  let unlinked: Int
  /// Exports that have had the same bytes for some time.
  let unchanged: [Unchanged]

  /// In the order of ``Gate``.
  var tripped: [TrippedGate] {
    [
      directoryShrank, consoleShrank, consoleEmpty, findingsJumped, statesMoved, outputsTooLarge,
      exportTooOld, exportsFarApart, inputUnchanged,
    ].compactMap { $0 }
  }

  // MARK: Against the last good run

  private var directoryShrank: TrippedGate? {
    shrinkage(.directoryShrank, limits.directoryShrank, \.directoryTotal, GateSentences.directory)
  }

  private var consoleShrank: TrippedGate? {
    shrinkage(.consoleShrank, limits.consoleShrank, \.consoleTotal, GateSentences.console)
  }

  private func shrinkage(
    _ gate: Gate, _ limit: Settings.Gates.Limit, _ total: KeyPath<RunFigures, Int>,
    _ list: GateSentences.List
  ) -> TrippedGate? {
    guard let previous else { return nil }
    let (before, now) = (previous[keyPath: total], run[keyPath: total])
    guard isExceeded(limit, by: before - now, of: before) else { return nil }
    return TrippedGate(
      gate: gate, what: GateSentences.shrank(list, from: before, to: now),
      check: GateSentences.checkExport(list))
  }

  private var findingsJumped: TrippedGate? {
    guard let previous else { return nil }
    let (before, now) = (previous.troubles, run.troubles)
    guard isExceeded(limits.findingsJumped, by: now - before, of: before) else { return nil }
    return TrippedGate(
      gate: .findingsJumped, what: GateSentences.jumped(from: before, to: now),
      check: GateSentences.checkFindings)
  }

  private var statesMoved: TrippedGate? {
    guard let previous else { return nil }
    let linked = max(previous.linkedConsoleUsers, previous.linkedDirectoryUsers)
    guard isExceeded(limits.statesMoved, by: unlinked, of: linked) else { return nil }
    return TrippedGate(
      gate: .statesMoved, what: GateSentences.unlinked(unlinked, of: linked),
      check: GateSentences.checkStates)
  }

  private var outputsTooLarge: TrippedGate? {
    guard let previous else { return nil }
    let (before, now) = (previous.proposals, run.proposals)
    guard isExceeded(limits.outputsTooLarge, by: now - before, of: before) else { return nil }
    return TrippedGate(
      gate: .outputsTooLarge, what: GateSentences.outputs(from: before, to: now),
      check: GateSentences.checkOutputs)
  }

  /// Whether a change is larger than either limit; a small one never exceeds a percentage.
  private func isExceeded(_ limit: Settings.Gates.Limit, by change: Int, of whole: Int) -> Bool {
    if limit.count > 0, change > limit.count { return true }
    guard limit.percent > 0, change > limits.minimum else { return false }
    return Double(change) * 100 > limit.percent * Double(whole)
  }

  // MARK: By itself

  private var consoleEmpty: TrippedGate? {
    guard run.consoleTotal < limits.consoleEmpty else { return nil }
    return TrippedGate(
      gate: .consoleEmpty,
      what: GateSentences.empty(run.consoleTotal, atLeast: limits.consoleEmpty),
      check: GateSentences.checkExport(GateSentences.console))
  }

  /// A server is as old as the run, so it is never too old, but it may be far from an old file.
  private var exports: [(source: String, written: Int)] {
    run.inputs.filter { ["directory", "console", "entra"].contains($0.role) }
      .map { ($0.source, $0.modified ?? run.started) }
  }

  private var exportTooOld: TrippedGate? {
    guard limits.exportAgeDays > 0, let oldest = exports.min(by: { $0.written < $1.written })
    else { return nil }
    let age = run.started - oldest.written
    guard age > limits.exportAgeDays * 86_400 else { return nil }
    return TrippedGate(
      gate: .exportTooOld,
      what: GateSentences.tooOld(oldest.source, seconds: age, days: limits.exportAgeDays),
      check: GateSentences.checkExportJob)
  }

  private var exportsFarApart: TrippedGate? {
    guard limits.exportsApartHours > 0,
      let oldest = exports.min(by: { $0.written < $1.written }),
      let newest = exports.max(by: { $0.written < $1.written })
    else { return nil }
    let distance = newest.written - oldest.written
    guard distance > limits.exportsApartHours * 3_600 else { return nil }
    return TrippedGate(
      gate: .exportsFarApart,
      what: GateSentences.farApart(
        oldest.source, newest.source, seconds: distance, hours: limits.exportsApartHours),
      check: GateSentences.checkTogether)
  }

  private var inputUnchanged: TrippedGate? {
    guard limits.unchangedNights > 0,
      let stalest = unchanged.min(by: { ($0.since, $0.source) < ($1.since, $1.source) })
    else { return nil }
    // Runs of a night drift by minutes: from half a day on it counts as one.
    let nights = (run.started - stalest.since + 43_200) / 86_400
    guard nights >= limits.unchangedNights else { return nil }
    return TrippedGate(
      gate: .inputUnchanged,
      what: GateSentences.unchanged(stalest.source, nights: nights, limit: limits.unchangedNights),
      check: GateSentences.checkExportJob)
  }
}

extension RunFigures {
  /// Open errors and warnings.
  var troubles: Int { (findings["error"] ?? 0) + (findings["warning"] ?? 0) }

  /// 8x8 users who are linked, or probably are.
  var linkedConsoleUsers: Int { RunFigures.linked.reduce(0) { $0 + (consoleStates[$1] ?? 0) } }
  var linkedDirectoryUsers: Int { RunFigures.linked.reduce(0) { $0 + (directoryStates[$1] ?? 0) } }

  /// The words of the states of who is linked.
  static let linked = ["linked", "linked-folded"]

  /// Usernames to change, and rows of the files that propose changes.
  var proposals: Int {
    (consoleStates["rename"] ?? 0) + outputs.reduce(0) { $0 + ($1.rows ?? 0) }
  }
}
