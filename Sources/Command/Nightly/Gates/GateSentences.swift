/// Everything that gates say to people.
enum GateSentences {
  /// A list, as a sentence calls it.
  struct List {
    let name: String
    let people: String
  }

  static let directory = List(name: "directory", people: "directory users")
  static let console = List(name: "8x8", people: "8x8 users")

  // MARK: What was compared

  static func shrank(_ list: List, from before: Int, to now: Int) -> String {
    "\(before) \(list.people) in the last good run, \(now) now "
      + "(\(before - now) fewer, \(percent(before - now, of: before)))"
  }

  static func jumped(from before: Int, to now: Int) -> String {
    "\(before) errors and warnings in the last good run, \(now) now (\(now - before) more)"
  }

  static func unlinked(_ count: Int, of linked: Int) -> String {
    "\(count) of \(linked) users who were linked in the last good run are something else now "
      + "(\(percent(count, of: linked)))"
  }

  static func outputs(from before: Int, to now: Int) -> String {
    "\(before) proposed changes in the last good run, \(now) now (\(now - before) more)"
  }

  static func empty(_ count: Int, atLeast minimum: Int) -> String {
    "\(count) 8x8 users, where at least \(minimum) must be"
  }

  static func tooOld(_ source: String, seconds: Int, days: Int) -> String {
    "\(source) was written \(span(seconds)) ago, where \(days) days are allowed"
  }

  static func farApart(_ old: String, _ new: String, seconds: Int, hours: Int) -> String {
    "\(old) is \(span(seconds)) older than \(new), where \(hours) hours are allowed"
  }

  static func unchanged(_ source: String, nights: Int, limit: Int) -> String {
    "\(source) has had the same bytes for \(nights) nights, where it must change within \(limit)"
  }

  // MARK: What to look at

  static func checkExport(_ list: List) -> String {
    "See whether the \(list.name) export is whole."
  }
  static let checkFindings = "See whether an export lacks a column, or a setting changed."
  static let checkStates = "See whether UPNs or usernames changed on purpose."
  static let checkOutputs = "See whether so many changes are meant."
  static let checkExportJob = "See whether the job that makes the export still runs."
  static let checkTogether = "Export both lists at about the same time."

  // MARK: The end of the run

  /// The one line that a stopped run ends with.
  static func failure(_ tripped: [TrippedGate]) -> Failure {
    let reasons = tripped.map { "\($0.gate.rawValue): \($0.what)" }.joined(separator: "; ")
    var checks: [String] = []
    for gate in tripped where !checks.contains(gate.check) { checks.append(gate.check) }
    let flags = tripped.map { "--accept-gate \($0.gate.rawValue)" }.joined(separator: " ")
    return Failure(
      .gate, "Stopped by \(tripped.count == 1 ? "a gate" : "\(tripped.count) gates"): \(reasons)",
      remedy: "Nothing was replaced. \(checks.joined(separator: " ")) If all is well, run it once "
        + "with \(flags).")
  }

  /// `12 %`; a tenth more exactly below ten.
  private static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "100 %" }
    let tenths = (part * 1_000 + whole / 2) / whole
    return tenths >= 100 || tenths % 10 == 0
      ? "\((tenths + (tenths >= 100 ? 5 : 0)) / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// `36 hours`, or days from three on.
  private static func span(_ seconds: Int) -> String {
    let hours = seconds / 3_600
    return hours >= 72 ? "\(hours / 24) days" : hours == 1 ? "1 hour" : "\(hours) hours"
  }
}
