import History

/// What the history says to people, besides its failures.
enum HistoryWords {
  /// What is unusual about a run.
  static func notes(_ run: StoredRun) -> [String] {
    let stopped = run.reason.isEmpty ? [] : [run.reason]
    let accepted = run.figures.acceptedGates.map(NewsSentences.accepted)
    return stopped + accepted + (run.clockMovedBack > 0 ? [clock(run.clockMovedBack)] : [])
  }

  private static func clock(_ seconds: Int) -> String {
    "The clock was behind the run before by \(span(seconds)); the order of runs is that of their "
      + "numbers."
  }

  private static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: Sentences.count(seconds, "second", "seconds")
    case ..<7_200: Sentences.count(seconds / 60, "minute", "minutes")
    case ..<172_800: Sentences.count(seconds / 3_600, "hour", "hours")
    default: Sentences.count(seconds / 86_400, "day", "days")
    }
  }

  /// `Run 13 of 2026-11-21T02:00:00Z, complete, 4.2 seconds, version 0.1.0`.
  static func headline(_ run: StoredRun) -> String {
    "\(name(run)), \(run.outcome.rawValue), \(seconds(run.figures.seconds)) seconds, "
      + "version \(TerminalText.sanitised(run.figures.version))"
  }

  static func name(_ run: StoredRun) -> String {
    "Run \(run.id) of \(UTCTime(run.figures.started))"
  }

  /// `4.2`, in the same form whatever the language.
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e9 else { return "0.0" }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// `9,600 records, 2 rejected, written 2026-11-20T22:00:00Z`.
  static func input(_ input: RunFigures.Input) -> String {
    let rejected = input.rejected > 0 ? ", \(Sentences.number(input.rejected)) rejected" : ""
    let written = input.modified.map { ", written \(UTCTime($0))" } ?? ""
    return Sentences.count(input.records, "record", "records") + rejected + written
  }

  static let same = "Nothing is different: the same findings, and everybody in the same state."

  static func pruned(_ pruned: HistoryStore.Pruned) -> String {
    guard pruned.runs > 0 else { return "Nothing is old enough to forget." }
    let findings =
      pruned.findings == 0
      ? "" : " and \(Sentences.count(pruned.findings, "fixed finding", "fixed findings"))"
    return "Forgot \(Sentences.count(pruned.runs, "run", "runs"))\(findings); the file has "
      + "\(size(pruned.bytesAfter)), before it had \(size(pruned.bytesBefore))."
  }

  private static func size(_ bytes: Int) -> String {
    "\(Sentences.number((bytes + 999) / 1000)) kB"
  }

  static func more(_ count: Int) -> String {
    "and \(Sentences.number(count)) more; --format csv lists all"
  }
}
