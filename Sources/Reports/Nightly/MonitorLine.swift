import History

/// The one line of `rollcall status`, in the format of Nagios plugins (Monitoring Plugins Development
/// Guidelines): state, text, and performance data after a bar.
package struct MonitorLine: Sendable, Equatable {
  /// Its raw value is the exit status that monitors expect.
  package enum State: Int32, Sendable {
    case ok = 0
    case warning, critical, unknown

    var word: String {
      switch self {
      case .ok: "OK"
      case .warning: "WARNING"
      case .critical: "CRITICAL"
      case .unknown: "UNKNOWN"
      }
    }
  }

  package let state: State
  private let text: String
  private let data: String

  /// The line, with its newline. A bar in a value would begin the data.
  package var rendered: String {
    let said = TerminalText.sanitised(text).replacing("|", with: "/")
    return "ROLLCALL \(state.word) - \(said)\(data.isEmpty ? "" : " | \(data)")\n"
  }

  /// Nothing is known, or the reason is worse than that.
  package init(_ state: State, _ text: String) {
    self.state = state
    self.text = text
    data = ""
  }

  package init(_ status: TenantStatus) {
    var reasons: [(state: State, text: String)] = []
    switch status.lastRun {
    case .complete: break
    case .notComplete(let started, let reason):
      reasons.append((.critical, "the run of \(UTCTime(started)) did not complete: \(reason)"))
    case .notRecorded(let started):
      reasons.append((.critical, Self.notRecorded(since: started)))
    case .brokenOff(let started):
      reasons.append((.critical, "the run of \(UTCTime(started)) was broken off"))
    }
    let age = status.age ?? Int.max
    if age > status.criticalAge {
      reasons.append((.critical, Self.tooOld(status)))
    } else if age > status.warnAge {
      reasons.append((.warning, Self.tooOld(status)))
    }
    let errors = status.lastGood?.figures.findings["error"] ?? 0
    if let before = status.errorsBefore, errors > before {
      reasons.append(
        (.warning, "\(Sentences.count(errors - before, "error", "errors")) more than before"))
    }
    state = reasons.map(\.state).max { $0.rawValue < $1.rawValue } ?? .ok
    let parts = reasons.map(\.text) + [Self.standing(status)]
    text = (status.tenant.map { "\($0): " } ?? "") + parts.joined(separator: "; ")
    data = Self.data(status)
  }

  /// Why is not known here: the history could not be written.
  package static func notRecorded(since started: Int) -> String {
    "the run of \(UTCTime(started)) failed and could not be recorded; its own message says why"
  }

  private static func tooOld(_ status: TenantStatus) -> String {
    status.age.map { "the last good run is \(span($0)) old" } ?? "there is no good run"
  }

  private static func standing(_ status: TenantStatus) -> String {
    guard let run = status.lastGood, let age = status.age else { return "no run has completed" }
    let figures = run.figures
    return "\(Sentences.number(figures.consoleStates["linked"] ?? 0)) of "
      + "\(Sentences.count(figures.consoleTotal, "8x8 user", "8x8 users")) linked, "
      + "\(NewsSentences.severities(figures.findings)), as of \(UTCTime(figures.started)) "
      + "(\(span(age)) ago)"
  }

  /// `5 hours`, or minutes below two, or days from three on.
  private static func span(_ seconds: Int) -> String {
    if seconds < 7_200 { return Sentences.count(seconds / 60, "minute", "minutes") }
    return seconds < 259_200
      ? "\(seconds / 3_600) hours" : "\(Sentences.number(seconds / 86_400)) days"
  }

  /// `'label'=value[unit];warning;critical;minimum;maximum`.
  private static func data(_ status: TenantStatus) -> String {
    guard let run = status.lastGood, let age = status.age else { return "" }
    let figures = run.figures
    let counts = ["error", "warning", "notice"].map {
      "'\($0)s'=\(figures.findings[$0] ?? 0);;;0"
    }
    return
      (["'age'=\(age)s;\(status.warnAge);\(status.criticalAge);0"] + [
        "'linked'=\(figures.consoleStates["linked"] ?? 0);;;0;\(figures.consoleTotal)"
      ] + counts + [
        "'console'=\(figures.consoleTotal);;;0", "'directory'=\(figures.directoryTotal);;;0",
        "'duration'=\(Metrics.number(figures.seconds))s;;;0",
      ]).joined(separator: " ")
  }
}
