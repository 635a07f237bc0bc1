import Checks
import Forecast
import Formats
import Plans
import Reports
import Roster
import Settings

/// Plans repairs, and writes their files into a folder when asked, and the summary to standard output.
struct FixOutput {
  let settings: Settings
  let context: CommandContext
  private let upload: UsernameUpload?

  /// Reads the template first: it is small, and may be wrong. Throws 65 or 66.
  init(settings: Settings, context: CommandContext) throws(Failure) {
    self.settings = settings
    self.context = context
    upload = try UsernameUpload(settings.fix, context)
  }

  /// Throws 73.
  func write(_ facts: Facts) throws(Failure) {
    let steps = StepTimes(settings: settings.output, context: context)
    let findings = steps.measure("check") { Rules.run(facts) }
    let plan = steps.measure("plan") {
      FixPlan(facts, findings: findings, rules: rules, template: upload?.template)
    }
    let madeFrom = MadeFrom(version: Rollcall.version, seconds: now, sources: facts.sources)
    let summary = FixSummary(
      plan, facts: facts, madeFrom: madeFrom, files: files(plan, facts, madeFrom),
      folder: settings.output.folder)
    if let folder = settings.output.folder {
      try steps.measure("write") { () throws(Failure) in
        try writeFiles(plan, facts, madeFrom, summary, to: context.path(folder))
      }
    }
    try print(summary)
  }

  /// Plans repairs and writes their files, beside whatever else a run does. Gives how many changes of
  /// directory entries they propose. Throws 73.
  func writeFiles(
    _ facts: Facts, _ findings: [Finding], to path: String
  ) throws(Failure) -> Int {
    let plan = FixPlan(facts, findings: findings, rules: rules, template: upload?.template)
    let madeFrom = MadeFrom(version: Rollcall.version, seconds: now, sources: facts.sources)
    let summary = FixSummary(
      plan, facts: facts, madeFrom: madeFrom, files: files(plan, facts, madeFrom), folder: nil)
    try writeFiles(plan, facts, madeFrom, summary, to: path)
    return plan.repairs.changes.count + plan.phones.changes.count
  }

  /// The time that files state; `SOURCE_DATE_EPOCH` sets it, so that the same inputs give the same
  /// bytes (reproducible-builds.org).
  private var now: Int {
    context.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? context.now()
  }

  private func print(_ summary: FixSummary) throws(Failure) {
    let terminal = context.outputTerminal
    let colour: Reports.Colour = terminal.colour == .ansi ? .ansi : .none
    switch (settings.output.format, settings.output.messages) {
    case (.json, _): try context.output.write(summary.json)
    case (.text, .quiet): try context.output.write(Array((summary.verdict + "\n").utf8))
    case (.text, _):
      try context.output.write(Array(summary.text(width: terminal.width, colour: colour).utf8))
    }
  }

  // MARK: Files

  private static func changeFiles(
    _ plan: FixPlan, _ facts: Facts, _ madeFrom: MadeFrom
  ) -> [any ChangeFile] {
    let sets = [(plan.repairs, ChangeSubject.repairs), (plan.phones, .phones)]
    return sets.flatMap { changes, subject -> [any ChangeFile] in
      [ChangeDirection.forward, .inverse].flatMap { direction -> [any ChangeFile] in
        let set = ChangeSet(changes, subject, direction, facts: facts, madeFrom: madeFrom)
        return [LDIFChangeFile(set), PowerShellChangeFile(set)]
      }
    }
  }

  private func files(_ plan: FixPlan, _ facts: Facts, _ madeFrom: MadeFrom) -> [String] {
    Self.changeFiles(plan, facts, madeFrom).map(\.name) + uploadNames + [
      UsernameWorklist.fileName, UsernameUndoList.fileName, SiteMappingFile.name,
      LinkChangesReport.fileName, FixHeldReport.fileName, FixSummary.fileName,
    ]
  }

  private var uploadNames: [String] { upload == nil ? [] : UsernameUpload.fileNames }

  /// All files of the run, `fixes.json` last: its presence says that the others are whole. Files
  /// without a change are written too, so that none of an earlier run stays; those for an upload go
  /// where this run has no template.
  private func writeFiles(
    _ plan: FixPlan, _ facts: Facts, _ madeFrom: MadeFrom, _ summary: FixSummary, to path: String
  ) throws(Failure) {
    let folder = try OutputFolder(path, durability: .cached)
    for file in Self.changeFiles(plan, facts, madeFrom) { try write(file, to: folder) }
    let tables: [any TableReport] = [
      LinkChangesReport(facts, mapping: rules.mapping, usernames: plan.usernames),
      UsernameWorklist(plan.usernames, facts: facts),
      UsernameUndoList(plan.usernames, facts: facts),
      FixHeldReport(plan.held, facts: facts),
    ]
    try PieceWriting(of: tables, to: folder).run()
    try upload?.write(plan.uploads, facts, to: folder)
    if upload == nil {
      let names = (try? Folder.names(in: path)) ?? []
      for name in UsernameUpload.fileNames where names.contains(name) { folder.remove(name) }
    }
    try folder.file(SiteMappingFile.name).write(
      SiteMappingFile(plan.siteMapping, madeFrom: madeFrom).rendered)
    try folder.file(FixSummary.fileName).write(summary.json)
    try folder.commit(last: FixSummary.fileName)
  }

  /// How many entries are rendered at a time on one core, and how many such stretches are kept.
  private static let stretch = 1 << 12
  private static let stretches = 16

  private func write(_ file: any ChangeFile, to folder: OutputFolder) throws(Failure) {
    let output = try folder.file(file.name)
    try output.write(file.head)
    let block = Self.stretch * Self.stretches
    for start in stride(from: 0, to: file.entryCount, by: block) {
      let end = min(start + block, file.entryCount)
      let chunks = Parallel.mapRows(end - start, size: Self.stretch) { rows in
        var bytes: [UInt8] = []
        file.render(start + rows.lowerBound..<start + rows.upperBound, into: &bytes)
        return bytes
      }
      for chunk in chunks { try output.write(chunk) }
    }
    try output.write(file.tail)
  }

  // MARK: Settings

  private var rules: FixRules {
    let fix = settings.fix
    return FixRules(
      side: Self.side(fix.side), offices: fix.offices == .mapping ? .mapping : .directory,
      extensionAttribute: Self.field(fix.extensionAttribute.rawValue),
      numberAttribute: Self.field(fix.numberAttribute.rawValue),
      mapping: Self.mapping(fix.mapping))
  }

  private static func side(_ side: FixSide) -> FixRules.Side {
    switch side {
    case .cheaper: .cheaper
    case .console: .console
    case .directory: .directory
    }
  }

  /// Nil for `none`.
  private static func field(_ name: String) -> DirectoryField? {
    DirectoryField.allCases.first { $0.attributeName == name }
  }

  /// 8x8's default, with what the configuration says instead.
  private static func mapping(_ given: [NamedText]) -> [LinkOverwrites.Mapping] {
    LinkOverwrites.mapping.compactMap { line in
      guard let other = given.first(where: { $0.name == line.field.key }) else { return line }
      return field(other.text).map { LinkOverwrites.Mapping(line.field, $0, line.lock) }
    }
  }
}
