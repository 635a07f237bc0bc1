import Checks
import Formats
import Reports
import Settings

/// Writes the page of a run: its parts are made on all cores, and written in order.
struct PageOutput {
  /// What a run may know besides its facts.
  struct Extras: Sendable {
    /// Past runs, the oldest first, this one last.
    var trend: [TrendPoint] = []
    var seats: [SeatLine] = []
    /// When the run began, in seconds since 1970; without it only `SOURCE_DATE_EPOCH` gives the page a
    /// time (reproducible-builds.org), so that the same inputs give the same bytes.
    var made: Int?
  }

  let settings: Settings
  let context: CommandContext

  /// Throws 73.
  func write(
    _ facts: Facts, _ findings: [Finding], _ tally: Tally, _ extras: Extras,
    to folder: OutputFolder
  ) throws(Failure) {
    let page: ReportPage
    do {
      page = try ReportPage(
        facts: facts, findings: findings, tally: tally, stamp: stamp(extras), trend: extras.trend,
        seats: extras.seats)
    } catch {
      throw Failure(.fault, "The template of the page is broken")
    }
    let file = try folder.file(ReportPage.fileName)
    let chunks = OrderedChunks<[UInt8]> { bytes throws(Failure) in try file.write(bytes) }
    _ = Parallel.map(page.partCount) { chunks.add(page.part($0), at: $0) }
    try chunks.finish()
  }

  private func stamp(_ extras: Extras) -> PageStamp {
    PageStamp(
      version: Rollcall.version, tenant: settings.shownTenantName,
      made: context.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? extras.made)
  }
}

extension Settings {
  /// What outputs call the tenant; nothing where they name nobody.
  var shownTenantName: String? {
    switch output.redaction {
    case .none: tenant.name
    case .pseudonyms: nil
    }
  }
}
