import History

/// Everything that the news of a night say to people.
enum NewsSentences {
  static let first =
    "This is the first run: there is nothing to compare it with, so every finding counts as new. From "
    + "the next run on, only what changed is told. All findings are in findings.csv."
  static let transitions = "Changed state"
  static let oldest = "Waiting longest"

  /// `Contoso: 3 new findings (1 error), 2 fixed`.
  static func headline(_ report: NewsReport) -> String {
    (report.tenant.map { "\(TerminalText.sanitised($0)): " } ?? "") + sentence(report)
  }

  /// The subject of the mail: short, so that a list of mails shows it.
  static func subject(_ report: NewsReport) -> String {
    "Rollcall: \(headline(report))"
  }

  private static func sentence(_ report: NewsReport) -> String {
    let figures = report.news.run.figures
    if report.isFirst { return "first run, \(severities(figures.findings))" }
    let parts = NewsReport.kinds.compactMap { kind -> String? in
      let changes = report.news.changes(kind)
      guard !changes.isEmpty else { return nil }
      let errors = changes.count { $0.known.finding.severity == "error" }
      let share =
        kind == .fixed || errors == 0 ? "" : " (\(Sentences.count(errors, "error", "errors")))"
      return "\(Sentences.number(changes.count)) \(word(kind, changes.count))\(share)"
    }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    let moved = report.moved.reduce(0) { $0 + $1.count }
    return moved > 0 ? "\(Sentences.count(moved, "user", "users")) changed state" : "nothing new"
  }

  private static func word(_ kind: FindingChange.Kind, _ count: Int) -> String {
    switch kind {
    case .new: count == 1 ? "new finding" : "new findings"
    case .reopened: "reopened"
    case .waiverExpired: count == 1 ? "waiver expired" : "waivers expired"
    case .fixed: "fixed"
    case .waived: "waived"
    case .putOff: "put off"
    }
  }

  static func heading(_ kind: FindingChange.Kind) -> String {
    switch kind {
    case .new: "New"
    case .reopened: "Back again"
    case .waiverExpired: "Waiver expired"
    case .fixed: "Fixed"
    case .waived: "Waived"
    case .putOff: "Put off"
    }
  }

  /// What there is now, with the difference to the run before.
  static func standing(_ news: News) -> String {
    let figures = news.run.figures
    let linked = figures.consoleStates["linked"] ?? 0
    let total = Sentences.count(figures.consoleTotal, "8x8 user", "8x8 users")
    let before = news.previous?.figures
    let counts = ["error", "warning", "notice"].map { severity in
      let now = figures.findings[severity] ?? 0
      return Sentences.count(now, severity, severity + "s")
        + difference(now, before.map { $0.findings[severity] ?? 0 })
    }
    let beforeLinked = before.map { $0.consoleStates["linked"] ?? 0 }
    return "\(Sentences.number(linked)) of \(total) linked\(difference(linked, beforeLinked)); "
      + "\(counts.joined(separator: ", "))."
  }

  /// ` (+3)`; nothing where nothing changed.
  private static func difference(_ now: Int, _ before: Int?) -> String {
    guard let before, now != before else { return "" }
    return now > before
      ? " (+\(Sentences.number(now - before)))" : " (−\(Sentences.number(before - now)))"
  }

  static func severities(_ counts: [String: Int]) -> String {
    ["error", "warning", "notice"].map {
      Sentences.count(counts[$0] ?? 0, $0, $0 + "s")
    }.joined(separator: ", ")
  }

  static func accepted(_ gate: String) -> String {
    "The gate \(gate) would have stopped this run; somebody let it through."
  }

  static func more(_ count: Int) -> String { "and \(Sentences.number(count)) more, in news.json" }

  static func list(_ side: RowState.Side) -> String { side == .console ? "8x8" : "directory" }

  /// `rename → linked`.
  static func change(_ transition: StateTransition) -> String {
    "\(transition.from ?? "(not there)") → \(transition.to ?? "(gone)")"
  }

  /// `40 days`.
  static func age(_ seconds: Int) -> String { Sentences.count(seconds / 86_400, "day", "days") }
}
