import Checks
import Formats
import Reports
import Settings

/// The page of a run, with what the run knows besides its facts.
struct PageOutput {
  /// What may be known.
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

  /// Throws 70 when the page's own template is broken.
  func page(
    of facts: Facts, _ assessment: Assessment, _ extras: Extras
  ) throws(Failure) -> ReportPage {
    do {
      return try ReportPage(
        facts: facts, findings: assessment.findings, tally: assessment.tally, stamp: stamp(extras),
        trend: extras.trend, seats: extras.seats)
    } catch {
      throw Failure(.fault, "The template of the page is broken")
    }
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
