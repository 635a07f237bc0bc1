import Checks
import Formats
import Reports
import Settings

/// Writes what a run found: files into a folder when asked, and the summary to standard output.
struct ReconcileOutput {
  let settings: Settings
  let context: CommandContext

  /// Throws 73.
  func write(_ facts: Facts, _ findings: [Finding]) throws(Failure) {
    let wording = Wording.standard
    let tally = Tally(of: facts, findings: findings, wording: wording)
    let summary = SummaryReport(
      facts: facts, tally: tally, version: Rollcall.version, completeness: .complete,
      tenant: settings.shownTenantName)
    if let folder = settings.output.folder {
      try writeFiles(facts, findings, tally, summary, to: context.path(folder))
    }
    switch settings.output.format {
    case .json: try context.output.write(summary.rendered())
    case .text: try context.output.write(text(facts, findings, tally))
    }
  }

  /// Writes the files of what is, and prints it side by side with what is supposed. Throws 73.
  func write(
    _ facts: Facts, _ findings: [Finding], besides supposed: (facts: Facts, findings: [Finding]),
    _ suppositions: [String], notes: [WhatIfReport.Note]
  ) throws(Failure) {
    let wording = Wording.standard
    let tallies = (
      Tally(of: facts, findings: findings, wording: wording),
      Tally(of: supposed.facts, findings: supposed.findings, wording: wording)
    )
    func summary(_ facts: Facts, _ tally: Tally) -> SummaryReport {
      SummaryReport(
        facts: facts, tally: tally, version: Rollcall.version, completeness: .complete,
        tenant: settings.shownTenantName)
    }
    let today = summary(facts, tallies.0)
    if let folder = settings.output.folder {
      try writeFiles(facts, findings, tallies.0, today, to: context.path(folder))
    }
    let report = WhatIfReport(
      suppositions: suppositions, notes: notes, today: today,
      supposed: summary(supposed.facts, tallies.1))
    switch settings.output.format {
    case .json: try context.output.write(report.json)
    case .text:
      let terminal = context.outputTerminal
      let text = report.text(
        width: terminal.width, colour: terminal.colour == .ansi ? .ansi : .none)
      try context.output.write(text)
    }
  }

  /// All files of the run, `summary.json` last: its presence says that the others are whole.
  ///
  /// The kernel has the bytes when the files are renamed, so a kill loses nothing. Waiting for the disk
  /// as well would guard against a power cut, and cost more than the whole run. Throws 73.
  func writeFiles(
    _ facts: Facts, _ findings: [Finding], _ tally: Tally, _ summary: SummaryReport,
    to path: String, page: PageOutput.Extras = PageOutput.Extras()
  ) throws(Failure) {
    let wording = Wording.standard
    let folder = try OutputFolder(path, durability: .cached)
    let reports: [any TableReport] = [
      FindingsReport(findings: findings, facts: facts, wording: wording), LinksReport(facts: facts),
      DirectoryReport(facts: facts), SitesReport(facts: facts),
      RejectsReport(sources: facts.sources),
    ]
    let writing = try PieceWriting(of: reports, to: folder)
    switch settings.output.page {
    case .written:
      let output = PageOutput(settings: settings, context: context)
      let file = try folder.file(ReportPage.fileName)
      // What stands above its tables is drawn while the others are written.
      try writing.run { () throws(Failure) in
        writing.add(try output.page(of: facts, findings, tally, page), to: file)
      }
    case .omitted:
      folder.remove(ReportPage.fileName)
      try writing.run()
    }
    try folder.file(SummaryReport.fileName).write(summary.rendered())
    try folder.commit(last: SummaryReport.fileName)
  }

  private func text(_ facts: Facts, _ findings: [Finding], _ tally: Tally) -> [UInt8] {
    let costly = Rules.totals(findings).prefix(5).map { total in
      CostlyFinding(
        severity: total.severity, message: message(of: total, findings, facts),
        people: total.people)
    }
    let summary = TextSummary(
      facts: facts, tally: tally, costly: Array(costly), destination: destination)
    let terminal = context.outputTerminal
    let text = summary.rendered(
      settings.output.messages == .quiet ? .verdict : .full, width: terminal.width,
      colour: terminal.colour == .ansi ? .ansi : .none)
    return Array(text.utf8)
  }

  /// One finding speaks for itself; of several, the rule says what they have in common.
  private func message(of total: Rules.Total, _ findings: [Finding], _ facts: Facts) -> String {
    total.findings == 1
      ? Rules.text(of: findings[total.first], in: facts).message : total.rule.title
  }

  private var destination: TextSummary.Destination {
    guard let folder = settings.output.folder else { return .nowhere }
    let page = settings.output.page == .written ? [ReportPage.fileName] : []
    return .folder(folder, files: page + ReconcileOutput.files)
  }

  private static let files = [
    LinksReport.fileName, DirectoryReport.fileName, FindingsReport.fileName, SitesReport.fileName,
    RejectsReport.fileName, SummaryReport.fileName,
  ]
}
