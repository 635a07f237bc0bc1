package import Checks
import Forecast
import Formats
import Matching
import Roster

/// `report.html`: a run to look at, in one file that loads nothing from anywhere.
///
/// What stands above the tables is HTML, drawn here; the tables are data, drawn by the page's script
/// when somebody looks. The bytes come in parts, because parts of the data can be made at the same
/// time. Everything is drawn from the facts; the same values give the same bytes.
package struct ReportPage: RenderedFile {
  package static let fileName = "report.html"
  /// How many rows of each list a page has, unless somebody says otherwise.
  package static let rowLimit = 100_000

  private let head: [UInt8]
  private let foot: [UInt8]
  private let console: PageConsole
  private let directory: PageDirectory
  private let parts: [Part]

  private enum Part: Sendable {
    case head, foot
    /// Text between the data.
    case seam(String)
    case console(Range<Int>)
    case directory(Range<Int>)
  }

  /// Rows that are made at a time.
  private static let stretch = 1 << 12

  /// - Parameters:
  ///   - findings: all of them, those that decisions set aside too.
  ///   - trend: past runs, the oldest first, this one last; fewer than two draw nothing.
  ///   - seats: licences, where somebody asked for a plan; none draw nothing.
  ///   - rowLimit: how many rows of each list the page has at most.
  /// Throws ``PageFault`` when the page's own template is broken.
  package init(
    facts: Facts, findings: [Finding], tally: Tally, stamp: PageStamp, wording: Wording = .standard,
    trend: [TrendPoint] = [], seats: [SeatLine] = [], rowLimit: Int = ReportPage.rowLimit
  ) throws(PageFault) {
    let rows = (
      PageRows(console: facts, limit: rowLimit), PageRows(directory: facts, limit: rowLimit)
    )
    console = PageConsole(facts: facts, rows: rows.0, partners: rows.1)
    directory = PageDirectory(facts: facts, rows: rows.1, partners: rows.0)
    let told = PageFindings(
      findings, facts: facts, wording: wording, console: rows.0, directory: rows.1)
    let summary = PageSummary(
      facts: facts, tally: tally, stamp: stamp, console: rows.0, directory: rows.1)
    var values = summary.values()
    values["findings"] = told.values()
    values["hasFindings"] = !told.groups.isEmpty
    values["siteMatrix"] = PageSites(facts: facts, tally: tally).values()
    values["trend"] = TrendChart(points: trend).values()
    values["seats"] = PageSeats(lines: seats).values()
    let page = try PageTemplate(ReportTemplate.text).rendered(values)
    (head, foot) = try ReportPage.split(page, findings: told.data(), meta: summary.data())
    parts = ReportPage.parts(rows.0.count, rows.1.count)
  }

  /// What stands before and after the data.
  private static func split(
    _ page: String, findings: [UInt8], meta: [UInt8]
  ) throws(PageFault) -> (head: [UInt8], foot: [UInt8]) {
    guard let mark = page.firstRange(of: ReportTemplate.dataMark) else { throw PageFault() }
    var head = Array(page[..<mark.lowerBound].utf8)
    for (name, data) in [("meta", meta), ("finding-people", findings)] {
      head.append(contentsOf: "<script type=\"application/json\" id=\"\(name)\">".utf8)
      head.append(contentsOf: data)
      head.append(contentsOf: "</script>\n".utf8)
    }
    return (head, Array(page[mark.upperBound...].utf8))
  }

  private static func parts(_ consoleCount: Int, _ directoryCount: Int) -> [Part] {
    func stretches(_ count: Int, _ part: (Range<Int>) -> Part) -> [Part] {
      let starts = stride(from: 0, to: count, by: stretch)
      return starts.enumerated().flatMap { number, start -> [Part] in
        (number == 0 ? [] : [.seam(",\n")]) + [part(start..<min(start + stretch, count))]
      }
    }
    func opening(_ name: String) -> Part {
      .seam("<script type=\"application/json\" id=\"\(name)\">[")
    }
    let end = Part.seam("]</script>\n")
    return [.head, opening("console-rows")] + stretches(consoleCount) { .console($0) }
      + [end, opening("directory-rows")] + stretches(directoryCount) { .directory($0) }
      + [end, .foot]
  }

  package var pieceCount: Int { parts.count }

  package func render(piece: Int, into buffer: RowBuffer) {
    switch parts[piece] {
    case .head: buffer.append(head.span)
    case .foot: buffer.append(foot.span)
    case .seam(let text): buffer.append(text.utf8.span)
    case .console(let places): console.render(places, into: buffer)
    case .directory(let places): directory.render(places, into: buffer)
    }
  }
}
