import Checks
import Formats
import Reports
import Settings

/// Writes the page of a run: its parts are made on all cores, and written in order.
struct PageOutput {
  let settings: Settings
  let context: CommandContext

  /// Throws 73.
  func write(
    _ facts: Facts, _ findings: [Finding], _ tally: Tally, trend: [TrendPoint] = [],
    seats: [SeatLine] = [], to folder: OutputFolder
  ) throws(Failure) {
    let page: ReportPage
    do {
      page = try ReportPage(
        facts: facts, findings: findings, tally: tally, stamp: stamp, trend: trend, seats: seats)
    } catch {
      throw Failure(.fault, "The template of the page is broken")
    }
    let file = try folder.file(ReportPage.fileName)
    let chunks = OrderedChunks<[UInt8]> { bytes throws(Failure) in try file.write(bytes) }
    _ = Parallel.map(page.partCount) { chunks.add(page.part($0), at: $0) }
    try chunks.finish()
  }

  /// The page has a time only if `SOURCE_DATE_EPOCH` gives one (reproducible-builds.org): the same
  /// inputs give the same bytes.
  private var stamp: PageStamp {
    PageStamp(
      version: Rollcall.version, tenant: settings.tenant.name,
      made: context.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) })
  }
}
