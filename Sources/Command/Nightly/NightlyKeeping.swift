import Checks
import History
import Reports
import Settings

/// Takes a run into the history, if the gates let it pass: in one transaction, with everything that
/// belongs to the run written before it ends.
struct NightlyKeeping {
  let settings: Settings
  let accepted: Set<Gate>
  let store: HistoryStore
  let folder: StateFolder

  /// A gate that was let through has to be noted in the figures, which are written first.
  private struct Again: Error { let gates: [String] }

  /// Throws ``NightlyRun/Incomplete`` when a gate is shut, ``Failure`` or ``HistoryError``.
  func keep(_ figures: RunFigures, _ facts: Facts, _ findings: [Finding]) throws -> News {
    let records = HistoryRecords(facts)
    let words = records.findings(findings)
    let unchanged = try unchanged(figures)
    var figures = figures
    while true {
      do {
        return try store.record(figures, findings: words, states: records.states) { news in
          try pass(figures, news, unchanged)
          try write(news)
          try folder.hold(news.run)
        }
      } catch let again as Again {
        figures.acceptedGates = again.gates
      }
    }
  }

  private func pass(
    _ figures: RunFigures, _ news: News, _ unchanged: [GateCheck.Unchanged]
  ) throws {
    let check = GateCheck(
      limits: settings.gates, run: figures, previous: news.previous?.figures,
      unlinked: Self.unlinked(news.transitions), unchanged: unchanged)
    let tripped = check.tripped
    let shut = tripped.filter { !accepted.contains($0.gate) }
    guard shut.isEmpty else {
      throw NightlyRun.Incomplete(
        failure: GateSentences.failure(shut), figures: figures, gates: shut)
    }
    let letThrough = tripped.map(\.gate.rawValue)
    guard letThrough == figures.acceptedGates else { throw Again(gates: letThrough) }
  }

  /// The larger number of both lists: a pair that is linked no more changes on both sides. Who left a
  /// list is counted by the gates for that.
  private static func unlinked(_ transitions: [StateTransition]) -> Int {
    let counts = transitions.reduce(into: [RowState.Side: Int]()) { counts, transition in
      guard let from = transition.from, let to = transition.to,
        RunFigures.linked.contains(from), !RunFigures.linked.contains(to)
      else { return }
      counts[transition.side, default: 0] += transition.count
    }
    return counts.values.max() ?? 0
  }

  /// The exports that have the same bytes as in the last good run, and since when.
  private func unchanged(_ figures: RunFigures) throws(HistoryError) -> [GateCheck.Unchanged] {
    var found: [GateCheck.Unchanged] = []
    for input in figures.inputs
    where ["directory", "console"].contains(input.role) && !input.sha256.isEmpty {
      let since = try store.unchanged(
        role: input.role, sha256: input.sha256, now: figures.started)?.since
      if let since {
        found.append(GateCheck.Unchanged(source: input.source, since: since))
      }
    }
    return found
  }

  private func write(_ news: News) throws(Failure) {
    let report = NewsReport(news, tenant: settings.shownTenantName)
    let files = try OutputFolder(folder.writing, durability: .cached)
    let text = report.isNews ? report.text() : ""
    try files.file(NewsReport.textName).write(text.utf8Bytes)
    try files.file(NewsReport.jsonName).write(report.json(version: Rollcall.version))
    try files.file(NewsReport.mailName).write(
      report.mail(from: settings.nightly.mailFrom, to: settings.nightly.mailTo))
    try files.commit()
  }
}

extension String {
  fileprivate var utf8Bytes: [UInt8] { Array(utf8) }
}
