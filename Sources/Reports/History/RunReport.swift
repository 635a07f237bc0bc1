import Formats
package import History

/// All figures of one run: `rollcall history show`.
package struct RunReport: Sendable {
  private let run: StoredRun
  private let changes: [FindingChange.Kind: Int]
  private let transitions: [StateTransition]

  /// - Parameters:
  ///   - changes: how many findings changed against the complete run before.
  ///   - transitions: against the complete run before.
  package init(
    _ run: StoredRun, changes: [FindingChange.Kind: Int], transitions: [StateTransition]
  ) {
    self.run = run
    self.changes = changes
    self.transitions = transitions
  }

  private struct Section {
    let word: String
    let heading: String
    let counts: [(name: String, value: Int)]
  }

  /// What is counted, under headings; `word` is for programs.
  private var sections: [Section] {
    let figures = run.figures
    func sorted(_ counts: [String: Int]) -> [(name: String, value: Int)] {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
    let severities = ["error", "warning", "notice"].map { ($0, figures.findings[$0] ?? 0) }
    let users = Sentences.number(figures.consoleTotal)
    let people = Sentences.number(figures.directoryTotal)
    return [
      Section(
        word: "console-state", heading: "8x8 users: \(users)", counts: sorted(figures.consoleStates)
      ),
      Section(
        word: "directory-state", heading: "Directory users: \(people)",
        counts: sorted(figures.directoryStates)),
      Section(word: "site-state", heading: "Sites", counts: sorted(figures.siteStates)),
      Section(
        word: "console-forecast", heading: "Forecast for 8x8 users",
        counts: sorted(figures.consoleForecasts)),
      Section(
        word: "directory-forecast", heading: "Forecast for directory users",
        counts: sorted(figures.directoryForecasts)),
      Section(
        word: "finding", heading: "Open findings; set aside by a decision: waived, later",
        counts: severities + [("waived", figures.waived), ("later", figures.later)]),
      Section(
        word: "rule", heading: "Open findings by rule", counts: sorted(figures.findingsByRule)),
      Section(
        word: "change", heading: "Findings that changed since the complete run before",
        counts: FindingChange.Kind.allCases.compactMap { kind in
          changes[kind].map { (kind.rawValue, $0) }
        }),
    ].filter { !$0.counts.isEmpty }
  }

  /// With a final newline.
  package func text(width: Int, colour: Colour) -> String {
    var page = Page(width: min(width, 100), colour: colour)
    page.paragraph(HistoryWords.headline(run), indent: 0, .heading)
    for note in HistoryWords.notes(run) { page.paragraph(note, indent: 0, .careful) }
    page.gap()
    for input in run.figures.inputs {
      page.line("  \(Page.padded(input.role, to: 11))\(input.source)")
      page.line("             \(HistoryWords.input(input))", .faint)
      if !input.sha256.isEmpty { page.line("             sha256 \(input.sha256)", .faint) }
    }
    for section in sections {
      page.gap()
      page.line(section.heading, .heading)
      for (name, value) in section.counts {
        page.line("\(Page.aligned(Sentences.number(value), to: 11))  \(name)")
      }
    }
    DifferenceReport.add(transitions, to: &page)
    return page.text
  }

  /// Columns: what, name, value.
  package func csv() -> [UInt8] {
    let writer = CSVWriter(formulaCells: .defuse)
    var bytes: [UInt8] = []
    let figures = run.figures
    var rows = [
      ["what", "name", "value"], ["run", "id", "\(run.id)"],
      ["run", "started", "\(UTCTime(figures.started))"], ["run", "outcome", run.outcome.rawValue],
      ["run", "seconds", HistoryWords.seconds(figures.seconds)],
      ["run", "version", figures.version], ["run", "reason", run.reason],
      ["run", "console-users", "\(figures.consoleTotal)"],
      ["run", "directory-users", "\(figures.directoryTotal)"],
    ]
    rows += run.gates.map { ["gate", "stopped", $0] }
    rows += figures.acceptedGates.map { ["gate", "accepted", $0] }
    for input in figures.inputs {
      rows += [
        ["input", input.role, input.source], ["input-sha256", input.role, input.sha256],
        ["input-records", input.role, "\(input.records)"],
        ["input-rejected", input.role, "\(input.rejected)"],
      ]
    }
    for section in sections {
      rows += section.counts.map { [section.word, $0.name, "\($0.value)"] }
    }
    rows += transitions.map {
      ["transition-\($0.side.rawValue)", NewsSentences.change($0), "\($0.count)"]
    }
    for row in rows { writer.appendRow(row, to: &bytes) }
    return bytes
  }

  package func json() -> [UInt8] {
    JSONTree.object([
      ("schema", .number(1)), ("run", HistoryTree.run(run, changes: changes)),
      ("inputs", .list(run.figures.inputs.map(HistoryTree.input))),
      ("outputs", .list(run.figures.outputs.map(HistoryTree.output))),
      ("transitions", .list(transitions.map(HistoryTree.transition))),
    ]).rendered
  }
}
