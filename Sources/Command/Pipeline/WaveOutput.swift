import Checks
import Formats
import Plans
import Reports
import Roster
import Settings

/// Plans waves, and writes their files into a folder when asked, and the summary to standard output.
struct WaveOutput {
  let settings: Settings
  let context: CommandContext
  private let rules: WaveRules
  private let template: MemberTemplate

  /// Reads the list and the template first: they are small, and may be wrong. Throws 65 or 66.
  init(settings: Settings, context: CommandContext) throws(Failure) {
    self.settings = settings
    self.context = context
    let inputs = WaveInputs(settings: settings, context: context)
    rules = try inputs.rules()
    template = try inputs.template()
  }

  /// Throws 65 or 73.
  func write(_ facts: Facts) throws(Failure) {
    let steps = StepTimes(settings: settings.output, context: context)
    let findings = steps.measure("check") { Rules.run(facts) }
    let plan = steps.measure("plan") { WavePlan(facts, findings: findings, rules: rules) }
    let files = WaveFiles(plan, limit: settings.waves.fileLimit)
    var emptied: [String] = []
    if let folder = settings.output.folder {
      emptied = try steps.measure("write") { () throws(Failure) in
        try writeFiles(plan, files, facts, to: context.path(folder))
      }
    }
    let summary = WaveSummary(
      plan, files: files, rules: rules, folder: settings.output.folder, emptied: emptied,
      version: Rollcall.version)
    try print(summary)
  }

  private func print(_ summary: WaveSummary) throws(Failure) {
    let terminal = context.outputTerminal
    let colour: Reports.Colour = terminal.colour == .ansi ? .ansi : .none
    switch (settings.output.format, settings.output.messages) {
    case (.json, _): try context.output.write(summary.json)
    case (.text, .quiet): try context.output.write(Array((summary.verdict + "\n").utf8))
    case (.text, _):
      try context.output.write(Array(summary.text(width: terminal.width, colour: colour).utf8))
    }
  }

  /// All files of the run, `waves.csv` last: its presence says that the others are whole. Gives the
  /// member files of earlier runs that were emptied, because nobody is in them any more.
  private func writeFiles(
    _ plan: WavePlan, _ files: WaveFiles, _ facts: Facts, to path: String
  ) throws(Failure) -> [String] {
    let folder = try OutputFolder(path, durability: .cached)
    let emptied = leftovers(in: path, besides: files)
    for name in emptied { try folder.file(name).write(template.lead) }
    for file in files.all { try write(file, facts, to: folder) }
    let tables: [any TableReport] = [
      WaveMembersReport(plan, facts: facts, grouping: rules.grouping),
      WavesReport(plan, files: files, grouping: rules.grouping),
    ]
    try PieceWriting(of: tables, to: folder).run()
    try folder.commit(last: WavesReport.fileName)
    return emptied
  }

  /// Member files with members that this run does not write: they would be imported by mistake.
  private func leftovers(in path: String, besides files: WaveFiles) -> [String] {
    let written = Set(files.all.map(\.name))
    return ((try? Folder.names(in: path)) ?? []).filter {
      $0.hasPrefix(WaveFiles.prefix) && $0.hasSuffix(WaveFiles.suffix) && !written.contains($0)
        && (try? FileStatus.of("\(path)/\($0)"))?.size != template.lead.count
    }.sorted()
  }

  /// How many members are rendered at a time on one core.
  private static let stretch = 1 << 13

  private func write(
    _ file: WaveFiles.File, _ facts: Facts, to folder: OutputFolder
  ) throws(Failure) {
    let output = try folder.file(file.name)
    try output.write(template.lead)
    let members = Array(file.members)
    let parts = Parallel.mapRows(members.count, size: Self.stretch) { rows in
      render(members[rows], facts)
    }
    for part in parts {
      switch part {
      case .success(let bytes): try output.write(bytes)
      case .failure(let problem):
        throw Failure(
          .unusableInput,
          "The template's encoding has no \"\(problem.character)\", which is in \(problem.name)",
          at: settings.waves.template?.location,
          remedy: "Save the template as UTF-8, or repair the userPrincipalName.")
      }
    }
  }

  private struct UnheldName: Error {
    let name: String
    let character: Unicode.Scalar
  }

  private func render(
    _ members: ArraySlice<UInt32>, _ facts: Facts
  ) -> Result<[UInt8], UnheldName> {
    var bytes: [UInt8] = []
    for row in members {
      guard let name = facts.identities.text(Int(row), in: facts.directory) else { continue }
      if let character = template.append(name, to: &bytes) {
        return .failure(UnheldName(name: name, character: character))
      }
    }
    return .success(bytes)
  }
}
