/// Everything that the mail of a night that did not complete says to people.
enum TroubleSentences {
  static let withheld =
    "The reason may name people and servers, and pseudonyms are asked for. rollcall status tells it."

  /// `Contoso: stopped by a gate: directory-shrank`.
  static func headline(_ report: TroubleReport) -> String {
    (report.tenant.map { "\(TerminalText.sanitised($0)): " } ?? "") + outcome(report.cause)
  }

  /// The subject of the mail.
  static func subject(_ report: TroubleReport) -> String { "Rollcall: \(headline(report))" }

  private static func outcome(_ cause: TroubleReport.Cause) -> String {
    switch cause {
    case .gates(let gates):
      let count = gates.count == 1 ? "a gate" : "\(gates.count) gates"
      return "stopped by \(count): \(gates.map(\.name).joined(separator: ", "))"
    case .failure(let what, _, _): return "the run did not complete: \(what)"
    case .withheld: return "the run did not complete"
    }
  }

  /// What there is instead of a result.
  static func standing(_ report: TroubleReport) -> String {
    let files = report.latest.map { "latest still leads to \($0)." } ?? "there is no latest yet."
    return "The run of \(UTCTime(report.started)) replaced nothing: \(files)"
  }

  /// With its place and its stop.
  static func sentence(_ what: String, at place: String?) -> String {
    if let place { return "\(what) (\(place))." }
    return what.hasSuffix("?") || what.hasSuffix("!") ? what : "\(what)."
  }

  static func accepting(_ gates: [String]) -> String {
    let flags = gates.map { "--accept-gate \($0)" }.joined(separator: " ")
    return "If all is well, run it once with \(flags)."
  }
}
