import History

/// The text file for Prometheus (exposition format 0.0.4), for the textfile collector of node_exporter.
///
/// What the last good run counted, and apart from it what became of the last run: a failed one never
/// looks like a good one.
package struct Metrics: Sendable {
  package static let fileName = "rollcall.prom"

  private let status: TenantStatus
  private let exitCode: Int32
  private let version: String

  /// - Parameter exitCode: of the last run.
  package init(_ status: TenantStatus, exitCode: Int32, version: String) {
    self.status = status
    self.exitCode = exitCode
    self.version = version
  }

  /// The whole file.
  package var rendered: [UInt8] {
    Array((lastRun + (status.lastGood.map(lastGood) ?? [])).joined().utf8)
  }

  private var lastRun: [String] {
    let (started, isGood): (Int, Bool) =
      switch status.lastRun {
      case .complete(let started): (started, true)
      case .notComplete(let started, _), .notRecorded(let started), .brokenOff(let started):
        (started, false)
      }
    return [
      family(
        "build_info", "The version of Rollcall.", [sample("build_info", 1, ("version", version))]),
      family(
        "last_run_success", "Whether the last run completed.",
        [sample("last_run_success", isGood ? 1 : 0)]),
      family(
        "last_run_timestamp_seconds", "When the last run began.",
        [sample("last_run_timestamp_seconds", started)]),
      family(
        "last_run_exit_code", "How the last run ended: 0 and 1 are good.",
        [sample("last_run_exit_code", Int(exitCode))]),
    ]
  }

  private func lastGood(_ run: StoredRun) -> [String] {
    let figures = run.figures
    func counts(_ name: String, _ label: String, _ counts: [String: Int]) -> [String] {
      counts.sorted { $0.key < $1.key }.map { sample(name, $0.value, (label, $0.key)) }
    }
    let users = [("console", figures.consoleStates), ("directory", figures.directoryStates)]
    return [
      family(
        "last_success_timestamp_seconds", "When the last good run began.",
        [sample("last_success_timestamp_seconds", figures.started)]),
      family(
        "last_success_duration_seconds", "How long the last good run took.",
        [sample("last_success_duration_seconds", Self.number(figures.seconds))]),
      family(
        "users", "Users of each list by state, in the last good run.",
        users.flatMap { list, states in
          states.sorted { $0.key < $1.key }.map {
            sample("users", $0.value, ("list", list), ("state", $0.key))
          }
        }),
      family(
        "site_users", "Directory users by what their Office means, in the last good run.",
        counts("site_users", "state", figures.siteStates)),
      family(
        "findings", "Open findings by severity, in the last good run.",
        counts("findings", "severity", figures.findings)),
      family(
        "findings_by_rule", "Open findings by rule, in the last good run.",
        counts("findings_by_rule", "rule", figures.findingsByRule)),
      family(
        "findings_set_aside", "Findings that a decision sets aside, in the last good run.",
        [
          sample("findings_set_aside", figures.waived, ("kind", "waived")),
          sample("findings_set_aside", figures.later, ("kind", "later")),
        ]),
      family(
        "input_timestamp_seconds", "When each input of the last good run was written.",
        inputs(figures)),
    ]
  }

  /// Several inputs of one role are told apart by their source.
  private func inputs(_ figures: RunFigures) -> [String] {
    figures.inputs.map { input in
      sample(
        "input_timestamp_seconds", input.modified ?? figures.started, ("role", input.role),
        ("source", input.source))
    }
  }

  // MARK: Format

  private func family(_ name: String, _ help: String, _ samples: [String]) -> String {
    samples.isEmpty
      ? "" : "# HELP rollcall_\(name) \(help)\n# TYPE rollcall_\(name) gauge\n" + samples.joined()
  }

  private func sample(_ name: String, _ value: Int, _ labels: (String, String)...) -> String {
    sample(name, "\(value)", labels)
  }

  private func sample(_ name: String, _ value: String) -> String { sample(name, value, []) }

  private func sample(_ name: String, _ value: String, _ labels: [(String, String)]) -> String {
    let all = (status.tenant.map { [("tenant", $0)] } ?? []) + labels
    let shown = all.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return "rollcall_\(name)\(shown.isEmpty ? "" : "{\(shown)}") \(value)\n"
  }

  /// A label's value: backslash, quotation mark and line feed are escaped.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  /// With three places, whatever the size.
  static func number(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "0" }
    let thousandths = Int((max(0, seconds) * 1_000).rounded())
    let rest = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
