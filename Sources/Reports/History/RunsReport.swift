import Formats
package import History

/// The list of runs: `rollcall history`.
package struct RunsReport: Sendable {
  private let runs: [StoredRun]
  private let changes: [Int: [FindingChange.Kind: Int]]

  /// - Parameters:
  ///   - runs: latest first.
  ///   - changes: of a run, by its number, how many findings changed against the one before.
  package init(_ runs: [StoredRun], changes: [Int: [FindingChange.Kind: Int]]) {
    self.runs = runs
    self.changes = changes
  }

  /// A line a run under a heading, with a final newline.
  package func text(width: Int, colour: Colour) -> String {
    let heads = [
      "run", "started", "outcome", "8x8", "linked", "directory", "errors", "warnings", "new",
      "fixed",
    ]
    let rows = runs.map { run in
      let row = cells(run)
      return [row.run, row.started, row.outcome, row.console, row.linked, row.directory]
        + [row.errors, row.warnings, row.new, row.fixed]
    }
    var page = Page(width: max(width, 100), colour: colour)
    let widths = heads.indices.map { column in
      ([heads] + rows).map { TerminalText.width($0[column]) }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      row.indices.map { column in
        [1, 2].contains(column)
          ? Page.padded(row[column], to: widths[column])
          : Page.aligned(row[column], to: widths[column])
      }.joined(separator: "  ")
    }
    page.line(line(heads), .heading)
    for (run, row) in zip(runs, rows) {
      page.line(line(row))
      for note in HistoryWords.notes(run) { page.paragraph(note, indent: widths[0] + 2, .careful) }
    }
    return page.text
  }

  /// Columns that stay: new ones go at the end.
  package func csv() -> [UInt8] {
    let writer = CSVWriter(formulaCells: .defuse)
    var bytes: [UInt8] = []
    writer.appendRow(
      [
        "run", "started", "outcome", "seconds", "version", "console_users", "linked",
        "directory_users", "errors", "warnings", "notices", "waived", "later", "new", "reopened",
        "waiver_expired", "fixed", "gates", "reason",
      ], to: &bytes)
    for run in runs {
      let figures = run.figures
      let counts = changes[run.id] ?? [:]
      let numbers = [
        figures.consoleTotal, figures.consoleStates["linked"] ?? 0, figures.directoryTotal,
        figures.findings["error"] ?? 0, figures.findings["warning"] ?? 0,
        figures.findings["notice"] ?? 0, figures.waived, figures.later, counts[.new] ?? 0,
        counts[.reopened] ?? 0, counts[.waiverExpired] ?? 0, counts[.fixed] ?? 0,
      ]
      writer.appendRow(
        [
          "\(run.id)", "\(UTCTime(figures.started))", run.outcome.rawValue,
          HistoryWords.seconds(figures.seconds), figures.version,
        ] + numbers.map(String.init) + [run.gates.joined(separator: " "), run.reason], to: &bytes)
    }
    return bytes
  }

  /// `{"schema": 1, "runs": [...]}`.
  package func json() -> [UInt8] {
    JSONTree.object([
      ("schema", .number(1)),
      (
        "runs",
        .list(runs.map { HistoryTree.run($0, changes: changes[$0.id] ?? [:]) })
      ),
    ]).rendered
  }

  private struct Cells {
    let run, started, outcome, console, linked, directory, errors, warnings, new, fixed: String
  }

  private func cells(_ run: StoredRun) -> Cells {
    let figures = run.figures
    let counts = changes[run.id]
    func number(_ number: Int?) -> String { number.map(Sentences.number) ?? "" }
    return Cells(
      run: "\(run.id)", started: "\(UTCTime(figures.started))", outcome: run.outcome.rawValue,
      console: number(figures.consoleTotal), linked: number(figures.consoleStates["linked"] ?? 0),
      directory: number(figures.directoryTotal), errors: number(figures.findings["error"] ?? 0),
      warnings: number(figures.findings["warning"] ?? 0),
      new: number(run.outcome == .complete ? counts?[.new] ?? 0 : nil),
      fixed: number(run.outcome == .complete ? counts?[.fixed] ?? 0 : nil))
  }
}
