import Checks
import Formats
import Plans
import Reports
import Roster

/// The files of a licence plan: those for upload, split at the row limit, and the lists beside them.
struct LicenseFiles {
  /// One file for upload.
  private struct Upload: Sendable {
    let name: String
    let map: TemplateMap
    let rows: Range<Int>
    let wishes: [LicensePlan.Wish]
  }

  private let facts: Facts
  private let plan: LicensePlan
  private let uploads: [Upload]
  private let worklist: WorklistReport?

  init(facts: Facts, plan: LicensePlan, rowLimit: Int?) {
    self.facts = facts
    self.plan = plan
    var uploads: [Upload] = []
    func add(_ prefix: String, _ map: TemplateMap?, _ wishes: [LicensePlan.Wish]) {
      guard let map else { return }
      let limit = rowLimit ?? max(1, wishes.count)
      for (number, start) in stride(from: 0, to: wishes.count, by: limit).enumerated() {
        uploads.append(
          Upload(
            name: "\(prefix)-\(number + 1).csv", map: map,
            rows: start..<min(start + limit, wishes.count), wishes: wishes))
      }
    }
    add("create", plan.request.template, plan.wishes { $0 == .create })
    add("assign", plan.request.existing.map, plan.wishes { $0 == .assign })
    self.uploads = uploads
    worklist = plan.request.existing.map == nil ? WorklistReport(facts: facts, plan: plan) : nil
  }

  /// The files that somebody works with, and their rows.
  var list: [LicenseSummary.File] {
    let byHand = worklist.flatMap { $0.rowCount > 0 ? $0 : nil }
    return uploads.map { LicenseSummary.File(name: $0.name, rows: $0.rows.count) }
      + byHand.asList.map {
        LicenseSummary.File(name: WorklistReport.fileName, rows: $0.rowCount)
      }
  }

  /// All files, `licenses.json` last: its presence says that the others are whole. Uploads of an earlier
  /// run that this one does not have disappear. Throws 73.
  func write(_ summary: LicenseSummary, to path: String) throws(Failure) {
    let folder = try OutputFolder(path, durability: .cached)
    for upload in uploads { try write(upload, to: folder) }
    let reports: [any TableReport] =
      worklist.asList + [
        HeldReport(facts: facts, plan: plan), LeftOutReport(facts: facts, plan: plan),
        SeatsReport(plan: plan), ReclaimReport(facts: facts, plan: plan),
        AfterCareReport(facts: facts, plan: plan),
      ]
    try PieceWriting(of: reports, to: folder).run()
    try folder.file(LicenseSummary.fileName).write(summary.json)
    for name in obsoleteNames(in: path) { folder.remove(name) }
    try folder.commit(last: LicenseSummary.fileName)
  }

  private func write(_ upload: Upload, to folder: OutputFolder) throws(Failure) {
    let file = try folder.file(upload.name)
    try file.write(upload.map.template.lead)
    let block = Self.stretch * Self.stretches
    for start in stride(from: upload.rows.lowerBound, to: upload.rows.upperBound, by: block) {
      let end = min(start + block, upload.rows.upperBound)
      let chunks = Parallel.mapRows(end - start, size: Self.stretch) { rows in
        rendered(upload, start + rows.lowerBound..<start + rows.upperBound)
      }
      for chunk in chunks {
        // Every cell was looked at when the plan was made.
        guard let chunk else {
          throw Failure(.fault, "A row that was checked does not fit the template")
        }
        try file.write(chunk)
      }
    }
  }

  /// How many rows are rendered at a time on one core, and how many such stretches are kept.
  private static let stretch = 1 << 12
  private static let stretches = 16

  /// Some rows of an upload; nil when one does not fit the template.
  private func rendered(_ upload: Upload, _ rows: Range<Int>) -> [UInt8]? {
    let values = LicenseValues(facts: facts)
    var bytes: [UInt8] = []
    for wish in upload.wishes[rows] {
      let license = plan.licenses[wish.license].name
      let site = wish.site.map { plan.sites[$0] } ?? ""
      let held = wish.console.map { LicenseCell.licenses(of: $0, in: facts.console) } ?? []
      let cells = upload.map.cells(licenses: held + [license]) { field in
        wish.console.map { values.text(field, ofExisting: $0, license: license) }
          ?? values.text(field, ofNew: wish.directory, site: site, license: license)
      }
      guard upload.map.template.appendRow(cells, to: &bytes) == nil else { return nil }
    }
    return bytes
  }

  private func obsoleteNames(in path: String) -> [String] {
    let current = Set(uploads.map { $0.name } + (worklist == nil ? [] : [WorklistReport.fileName]))
    return ((try? Folder.names(in: path)) ?? []).filter { name in
      let isOurs =
        name == WorklistReport.fileName
        || ["create-", "assign-"].contains { prefix in
          name.hasPrefix(prefix) && name.hasSuffix(".csv")
            && !name.dropFirst(prefix.count).dropLast(4).isEmpty
            && name.dropFirst(prefix.count).dropLast(4).allSatisfy { $0.isNumber }
        }
      return isOurs && !current.contains(name)
    }
  }
}
