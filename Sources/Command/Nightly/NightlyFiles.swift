import Checks
import History
import Reports
import Roster
import Settings

/// The files of a nightly run: those of `reconcile`, and of `licenses` and `fix` where that is set.
struct NightlyFiles {
  static let licensesFolder = "licenses"
  static let fixesFolder = "fixes"

  let settings: Settings
  let context: CommandContext
  /// Whether a power cut may cost the run: the one before it is there still.
  private let durability = Durability.cached

  /// What licences need besides the two lists, where they are wanted. Throws 65 or 66.
  func licenseInputs() throws(Failure) -> LicenseRun.Inputs? {
    guard settings.nightly.licenses == .written else { return nil }
    return try LicenseRun(settings: settings, context: context).readInputs()
  }

  /// Writes them all into `path`, and says what was written. Throws 65 or 73.
  func write(
    _ facts: Facts, _ findings: [Finding], _ tally: Tally, _ licenses: LicenseRun.Inputs?,
    _ stocks: [LicenseStock]?, to path: String
  ) throws(Failure) -> [RunFigures.Output] {
    let summary = SummaryReport(
      facts: facts, tally: tally, version: Rollcall.version, completeness: .complete,
      tenant: settings.shownTenantName)
    try ReconcileOutput(settings: settings, context: context).writeFiles(
      facts, findings, tally, summary, to: path, durability: durability)
    var outputs = try Self.list(path)
    if let licenses {
      let rows = try writeLicenses(facts, licenses, stocks, to: "\(path)/\(Self.licensesFolder)")
      outputs += try Self.list(
        path, Self.licensesFolder, counting: rows, in: LicenseSummary.fileName)
    }
    if settings.nightly.fixes == .written {
      let rows = try FixOutput(settings: settings, context: context).writeFiles(
        facts, findings, to: "\(path)/\(Self.fixesFolder)", durability: durability)
      outputs += try Self.list(path, Self.fixesFolder, counting: rows, in: FixSummary.fileName)
    }
    return outputs
  }

  /// Gives how many licences are proposed.
  private func writeLicenses(
    _ facts: Facts, _ inputs: LicenseRun.Inputs, _ stocks: [LicenseStock]?, to path: String
  ) throws(Failure) -> Int {
    let plan = try LicenseRun(settings: settings, context: context).plan(facts, inputs, stocks)
    let files = LicenseFiles(facts: facts, plan: plan, rowLimit: settings.licensing.rowLimit)
    let summary = LicenseSummary(facts: facts, plan: plan, files: files.list, folder: nil)
    try files.write(summary, to: path, durability: durability)
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
