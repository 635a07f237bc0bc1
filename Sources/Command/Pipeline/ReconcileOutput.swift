import Checks
import Formats
import Reports
import Settings

/// Writes what a run found: files into a folder when asked, and the summary to standard output.
struct ReconcileOutput {
  let settings: Settings
  let context: CommandContext

  /// Writes what there is, and gives what `assess` gives. Throws 73.
  func write(
    _ facts: Facts, assess: @Sendable () -> Assessment
  ) throws(Failure) -> Assessment {
    let assessment = try assessed(facts, assess)
    switch settings.output.format {
    case .json: try context.output.write(summary(facts, assessment).rendered())
    case .text: try context.output.write(text(facts, assessment))
    }
    return assessment
  }

  /// Writes the files of what is, and prints it side by side with what is supposed; gives what `assess`
  /// gives. Throws 73.
  func write(
    _ facts: Facts, assess: @Sendable () -> Assessment,
    besides supposed: (facts: Facts, assessment: Assessment), _ suppositions: [String],
    notes: [WhatIfReport.Note]
  ) throws(Failure) -> Assessment {
    let assessment = try assessed(facts, assess)
    let report = WhatIfReport(
      suppositions: suppositions, notes: notes, today: summary(facts, assessment),
      supposed: summary(supposed.facts, supposed.assessment))
    switch settings.output.format {
    case .json: try context.output.write(report.json)
    case .text:
      let terminal = context.outputTerminal
      let text = report.text(
        width: terminal.width, colour: terminal.colour == .ansi ? .ansi : .none)
      try context.output.write(text)
    }
    return assessment
  }

  private func assessed(
    _ facts: Facts, _ assess: @Sendable () -> Assessment
  ) throws(Failure) -> Assessment {
    guard let folder = settings.output.folder else { return assess() }
    return try writeFiles(facts, to: context.path(folder), assess: assess)
  }

  /// All files of the run, `summary.json` last: its presence says that the others are whole. Gives what
  /// `assess` gives.
  ///
  /// The lists of people, which are nearly all there is to write, need no findings: they are on their way
  /// to the disk while one core looks for these.
  ///
  /// The kernel has the bytes when the files are renamed, so a kill loses nothing. Waiting for the disk
  /// as well would guard against a power cut, and cost more than the whole run. Throws 73.
  func writeFiles(
    _ facts: Facts, to path: String, page extras: PageOutput.Extras = PageOutput.Extras(),
    assess: @Sendable () -> Assessment
  ) throws(Failure) -> Assessment {
    let folder = try OutputFolder(path, durability: .cached)
    let findingsFile = try folder.file(FindingsReport.fileName)
    let writing = try PieceWriting(
      of: [
        LinksReport(facts: facts), DirectoryReport(facts: facts), SitesReport(facts: facts),
        RejectsReport(sources: facts.sources),
      ], to: folder)
    let pageFile = try pageFile(in: folder)
    let assessment = try writing.run { () throws(Failure) in
      let assessment = assess()
      let findings = FindingsReport(
        findings: assessment.findings, facts: facts, wording: .standard)
      writing.add(TableFile(findings), to: findingsFile)
      if let pageFile {
        let output = PageOutput(settings: settings, context: context)
        writing.add(try output.page(of: facts, assessment, extras), to: pageFile)
      }
      return assessment
    }
    try folder.file(SummaryReport.fileName).write(summary(facts, assessment).rendered())
    try folder.commit(last: SummaryReport.fileName)
    return assessment
  }

  /// The file of the page, if there is to be one; else one of an earlier run is removed.
  private func pageFile(in folder: OutputFolder) throws(Failure) -> OutputFile? {
    switch settings.output.page {
    case .written: return try folder.file(ReportPage.fileName)
    case .omitted:
      folder.remove(ReportPage.fileName)
      return nil
    }
  }

  private func summary(_ facts: Facts, _ assessment: Assessment) -> SummaryReport {
    SummaryReport(
      facts: facts, tally: assessment.tally, version: Rollcall.version, completeness: .complete,
      tenant: settings.shownTenantName)
  }

  private func text(_ facts: Facts, _ assessment: Assessment) -> [UInt8] {
    let (findings, tally) = (assessment.findings, assessment.tally)
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
