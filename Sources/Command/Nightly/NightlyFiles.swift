import Checks
import History
import Plans
import Reports
import Settings

/// The files of a nightly run: those of `reconcile`, and of `licenses` and `fix` where that is set.
struct NightlyFiles {
  static let licensesFolder = "licenses"
  static let fixesFolder = "fixes"

  let settings: Settings
  let context: CommandContext

  /// What licences need besides the two lists, where they are wanted. Throws 65 or 66.
  func licenseInputs() throws(Failure) -> LicenseRun.Inputs? {
    guard settings.nightly.licenses == .written else { return nil }
    return try LicenseRun(settings: settings, context: context).readInputs()
  }

  /// Writes them all into `path`, and says what was written. Throws 65 or 73.
  ///
  /// - Parameters:
  ///   - past: complete runs, the oldest first, for the page.
  ///   - run: what is known of this one.
  func write(
    _ facts: Facts, _ findings: [Finding], _ tally: Tally, _ licenses: LicenseRun.Inputs?,
    after past: [StoredRun], _ run: RunFigures, to path: String
  ) throws(Failure) -> [RunFigures.Output] {
    var page = PageOutput.Extras(
      trend: (past.map(\.figures) + [run]).map { TrendPoint($0) }, made: run.started)
    var outputs: [RunFigures.Output] = []
    if let licenses {
      let plan = try LicenseRun(settings: settings, context: context).plan(facts, licenses)
      page.seats = SeatLine.lines(of: plan)
      let rows = try writeLicenses(facts, plan, to: "\(path)/\(Self.licensesFolder)")
      outputs += try Self.list(
        path, Self.licensesFolder, counting: rows, in: LicenseSummary.fileName)
    }
    if settings.nightly.fixes == .written {
      let rows = try FixOutput(settings: settings, context: context).writeFiles(
        facts, findings, to: "\(path)/\(Self.fixesFolder)")
      outputs += try Self.list(path, Self.fixesFolder, counting: rows, in: FixSummary.fileName)
    }
    let assessment = Assessment(findings: findings, tally: tally)
    _ = try ReconcileOutput(settings: settings, context: context)
      .writeFiles(facts, to: path, page: page) { assessment }
    return try Self.list(path) + outputs
  }

  /// Gives how many licences are proposed.
  private func writeLicenses(
    _ facts: Facts, _ plan: LicensePlan, to path: String
  ) throws(Failure) -> Int {
    let files = LicenseFiles(facts: facts, plan: plan, rowLimit: settings.licensing.rowLimit)
    let summary = LicenseSummary(facts: facts, plan: plan, files: files.list, folder: nil)
    try files.write(summary, to: path)
    return summary.numbers.create + summary.numbers.assign
  }

  /// The files of a folder below `path`, by name; `rows` are what the file called `total` proposes in
  /// all.
  private static func list(
    _ path: String, _ folder: String = "", counting rows: Int? = nil, in total: String = ""
  ) throws(Failure) -> [RunFigures.Output] {
    let place = folder.isEmpty ? path : "\(path)/\(folder)"
    var outputs: [RunFigures.Output] = []
    do {
      for name in try Folder.names(in: place).sorted() {
        guard let status = try FileStatus.of("\(place)/\(name)"), status.kind == .regular else {
          continue
        }
        outputs.append(
          RunFigures.Output(
            name: folder.isEmpty ? name : "\(folder)/\(name)", bytes: status.size,
            rows: name == total ? rows : nil))
      }
    } catch {
      throw .cannotKeep(place, error)
    }
    return outputs
  }
}

extension TrendPoint {
  init(_ run: RunFigures) {
    self.init(
      started: run.started, consoleTotal: run.consoleTotal,
      linked: (run.consoleForecasts["link"] ?? 0) + (run.consoleForecasts["link-unproven"] ?? 0),
      createdTwice: run.directoryForecasts["create-second"] ?? 0,
      errors: run.findings["error"] ?? 0, warnings: run.findings["warning"] ?? 0)
  }
}
