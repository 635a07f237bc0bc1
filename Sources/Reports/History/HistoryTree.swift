import History

/// What the history has, as JSON. Names stay; new ones may come.
enum HistoryTree {
  static func run(_ run: StoredRun, changes: [FindingChange.Kind: Int]? = nil) -> JSONTree {
    let figures = run.figures
    var members: [(String, JSONTree)] = [
      ("run", .number(run.id)),
      ("started", .text("\(UTCTime(figures.started))")),
      ("outcome", .text(run.outcome.rawValue)),
      ("gates", .list(run.gates.map { .text($0) })),
      ("accepted_gates", .list(figures.acceptedGates.map { .text($0) })),
      ("reason", .text(run.reason)),
      ("clock_moved_back_seconds", .number(run.clockMovedBack)),
      ("duration_ms", .number(milliseconds(figures.seconds))),
      ("version", .text(figures.version)),
      ("console", side(figures.consoleTotal, figures.consoleStates, figures.consoleForecasts)),
      (
        "directory",
        side(figures.directoryTotal, figures.directoryStates, figures.directoryForecasts)
      ),
      ("sites", .object([("states", counts(figures.siteStates))])),
      ("findings", findings(figures)),
    ]
    if let changes { members.append(("changes", kinds(changes))) }
    return .object(members)
  }

  static func input(_ input: RunFigures.Input) -> JSONTree {
    .object([
      ("role", .text(input.role)), ("source", .text(input.source)), ("kind", .text(input.kind)),
      ("bytes", .number(input.bytes)), ("sha256", .text(input.sha256)),
      ("records", .number(input.records)), ("rejected", .number(input.rejected)),
      ("modified", input.modified.map { .text("\(UTCTime($0))") } ?? .null),
    ])
  }

  static func output(_ output: RunFigures.Output) -> JSONTree {
    .object([("name", .text(output.name)), ("bytes", .number(output.bytes))])
  }

  static func transition(_ transition: StateTransition) -> JSONTree {
    .object([
      ("side", .text(transition.side.rawValue)),
      ("from", transition.from.map { .text($0) } ?? .null),
      ("to", transition.to.map { .text($0) } ?? .null), ("count", .number(transition.count)),
    ])
  }

  static func change(_ change: FindingChange) -> JSONTree {
    let finding = change.known.finding
    func standing(_ standing: FindingRecord.Standing?) -> JSONTree {
      standing.map { .text($0.rawValue) } ?? .null
    }
    return .object([
      ("kind", .text(change.kind.rawValue)), ("before", standing(change.before)),
      ("now", standing(change.now)), ("severity", .text(finding.severity)),
      ("rule", .text(finding.rule)), ("subject", .text(finding.subject)),
      ("message", .text(finding.message)), ("remedy", .text(finding.remedy)),
      ("console_username", .text(finding.consoleUsername)),
      ("directory_upn", .text(finding.directoryUPN)), ("fingerprint", .text(finding.fingerprint)),
      ("first_seen", .text("\(UTCTime(change.known.firstSeen))")),
      ("last_seen", .text("\(UTCTime(change.known.lastSeen))")),
      ("times_seen", .number(change.known.timesSeen)),
    ])
  }

  /// All kinds, also those that did not occur.
  static func kinds(_ counts: [FindingChange.Kind: Int]) -> JSONTree {
    .object(FindingChange.Kind.allCases.map { ($0.rawValue, .number(counts[$0] ?? 0)) })
  }

  private static func side(
    _ total: Int, _ states: [String: Int], _ forecasts: [String: Int]
  ) -> JSONTree {
    .object([
      ("total", .number(total)), ("states", counts(states)), ("forecast", counts(forecasts)),
    ])
  }

  private static func findings(_ figures: RunFigures) -> JSONTree {
    .object(
      ["error", "warning", "notice"].map { ($0, .number(figures.findings[$0] ?? 0)) } + [
        ("by_rule", counts(figures.findingsByRule)), ("waived", .number(figures.waived)),
        ("later", .number(figures.later)),
      ])
  }

  private static func counts(_ counts: [String: Int]) -> JSONTree {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
  }

  private static func milliseconds(_ seconds: Double) -> Int {
    seconds.isFinite && abs(seconds) < 1e9 ? Int((seconds * 1000).rounded()) : 0
  }
}
