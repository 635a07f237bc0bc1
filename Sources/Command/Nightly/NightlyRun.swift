import Checks
import History
import Intake
import Reports
import Roster
import Settings

/// The pipeline of `nightly`: lock, read, write aside, compare, pass the gates, keep, publish, tell.
struct NightlyRun {
  let settings: Settings
  let context: CommandContext
  let accepted: Set<Gate>
  /// When the run began, in seconds since 1970.
  private let started: Int
  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant

  init(settings: Settings, context: CommandContext, accepting gates: Set<Gate>) {
    self.settings = settings
    self.context = context
    accepted = gates
    started = context.now()
    begin = clock.now
  }

  /// Throws ``Failure``: 2 when a gate is shut, 75 when another run is at work, else as `reconcile`.
  func run() throws(Failure) -> ExitStatus {
    let redaction = try Redaction(forHistory: settings, in: context)
    let folder = try StateFolder.open(context.path(settings.nightly.state))
    let lock = try RunLock(in: folder.path, now: started)
    let metrics = MetricsFile(settings: settings, context: context, folder: folder)
    let mail = NightlyMail(settings: settings, folder: folder)
    mail.clear()
    let report: NewsReport
    do {
      report = try keep(in: folder, redaction)
    } catch {
      let isRecorded = record(error, in: folder)
      metrics.writeAfter(error, started: started)
      mail.write(after: error, started: started)
      if isRecorded {
        lock.noteEnd(now: context.now())
      } else {
        lock.noteUnrecordedFailure(started: started)
      }
      throw error.failure
    }
    lock.noteEnd(now: context.now())
    let status = status(of: report)
    let late = [metrics.write(after: report, status), mail.write(after: report)]
    try tell(report, folder)
    if let late = late.lazy.compactMap({ $0 }).first { throw late }
    return status
  }

  // MARK: The run itself

  /// A run that did not complete, with what is known of it.
  struct Incomplete: Error {
    let failure: Failure
    var figures: RunFigures?
    var gates: [TrippedGate] = []
  }

  /// How many past runs the page draws.
  private static let trendLimit = 89

  private func keep(
    in folder: StateFolder, _ redaction: Redaction
  ) throws(Incomplete) -> NewsReport {
    do {
      let store = try HistoryStore.open(folder.history, for: .writing)
      try folder.repair(knowing: try store.lastCompleteRun())
      let licenses = try files.licenseInputs()
      let pipeline = Reconcile(settings: settings, context: context, digests: .computed)
      let facts = try pipeline.facts(of: try pipeline.read())
      let findings = Rules.run(facts)
      let shown = redaction.shown(facts)
      let tally = Tally(of: shown, findings: findings, wording: .standard)
      var figures = RunFigures(
        shown, tally, started: started, modified: facts.sources.map(modified))
      try folder.beginWriting()
      defer { folder.discardWriting() }
      figures.outputs = try files.write(
        shown, findings, tally, licenses, after: try store.trend(limit: Self.trendLimit), figures,
        to: folder.writing)
      figures.seconds = seconds
      let keeping = NightlyKeeping(
        settings: settings, accepted: accepted, store: store, folder: folder)
      let news = try keeping.keep(figures, shown, findings)
      try folder.publish(news.run)
      tidy(folder, store)
      return NewsReport(news, tenant: settings.shownTenantName)
    } catch let incomplete as Incomplete {
      throw incomplete
    } catch let failure as Failure {
      throw Incomplete(failure: failure.inState)
    } catch let error as HistoryError {
      throw Incomplete(failure: Failure(error))
    } catch {
      throw Incomplete(failure: .unforeseen(error))
    }
  }

  private var files: NightlyFiles { NightlyFiles(settings: settings, context: context) }

  private var seconds: Double { (clock.now - begin) / .seconds(1) }

  /// When the file of a source was written; nil for servers and standard input.
  private func modified(_ source: SourceInfo) -> Int? {
    guard case .lines = source.places, source.name != "-",
      let status = try? FileStatus.of(context.path(source.name))
    else { return nil }
    return status.changed / 1_000_000_000
  }

  /// Forgets what is too old. The run is kept already: that it cannot be done now is no failure.
  private func tidy(_ folder: StateFolder, _ store: HistoryStore) {
    folder.prune(keeping: settings.nightly.keepFolders)
    _ = try? store.prune(
      keepRuns: settings.nightly.keepRuns, keepDays: settings.nightly.keepDays, now: started)
  }

  // MARK: Afterwards

  /// Writes down that the run did not complete; false when not even that works.
  private func record(_ incomplete: Incomplete, in folder: StateFolder) -> Bool {
    guard let store = try? HistoryStore.open(folder.history, for: .writing) else { return false }
    var figures =
      incomplete.figures
      ?? RunFigures(started: started, seconds: 0, version: Rollcall.version, inputs: [])
    figures.seconds = seconds
    let run = try? store.recordIncomplete(
      figures, outcome: incomplete.gates.isEmpty ? .failed : .stopped,
      gates: incomplete.gates.map(\.gate.rawValue), reason: incomplete.failure.sentence)
    return run != nil
  }

  private func status(of report: NewsReport) -> ExitStatus {
    switch settings.output.failOn {
    case .never: .done
    case .error: report.freshFindings(atLeast: "error") > 0 ? .findings : .done
    case .warning: report.freshFindings(atLeast: "warning") > 0 ? .findings : .done
    }
  }

  private func tell(_ report: NewsReport, _ folder: StateFolder) throws(Failure) {
    if settings.nightly.printing == .onlyNews, !report.isNews { return }
    if settings.output.format == .json {
      return try context.output.write(report.json(version: Rollcall.version))
    }
    guard settings.output.messages != .quiet else { return try context.output.write(report.line) }
    let terminal = context.outputTerminal
    try context.output.write(
      report.text(width: terminal.width, colour: terminal.colour == .ansi ? .ansi : .none))
  }
}
