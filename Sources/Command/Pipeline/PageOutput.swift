import Checks
import Formats
import Reports

/// Writes the page of a run: its parts are made on all cores, and written in order.
struct PageOutput {
  /// What a page has besides what one run found.
  struct Extras {
    /// What the tenant is called.
    var tenant: String?
    /// When the run was made, in seconds since 1970; nil: only if somebody set the time.
    var made: Int?
    /// Past runs, the oldest first, this one last.
    var trend: [TrendPoint] = []
    var seats: [SeatLine] = []
  }

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

  /// The page of `reconcile` has a time only if `SOURCE_DATE_EPOCH` gives one
  /// (reproducible-builds.org): the same inputs give the same bytes.
  private func stamp(_ extras: Extras) -> PageStamp {
    PageStamp(
      version: Rollcall.version, tenant: extras.tenant,
      made: extras.made ?? context.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) })
  }
}
