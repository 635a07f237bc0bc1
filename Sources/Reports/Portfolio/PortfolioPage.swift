/// `portfolio.html`: the latest runs of many tenants, those that need attention first. It has no script.
package struct PortfolioPage: Sendable {
  package static let fileName = "portfolio.html"

  private let tenants: [PortfolioTenant]
  private let stamp: PageStamp

  /// - Parameter stamp: its time is what ages are counted from.
  package init(tenants: [PortfolioTenant], stamp: PageStamp) {
    self.tenants = tenants
    self.stamp = stamp
  }

  /// The whole page. Throws ``PageFault`` when its own template is broken.
  package func rendered() throws(PageFault) -> [UInt8] {
    let sorted = tenants.enumerated().sorted { one, other in
      (one.element.urgency, -twice(one.element), one.offset)
        < (other.element.urgency, -twice(other.element), other.offset)
    }.map(\.element)
    let values: [String: Any] = [
      "policy": PagePolicy.text(style: PageStyle.text), "style": PageStyle.text,
      "title": PortfolioSentences.title, "verdict": PortfolioSentences.verdict(tenants),
      "made": PageSentences.made(stamp), "tenants": sorted.map(values(of:)),
    ]
    return Array(try PageTemplate(PortfolioTemplate.text).rendered(values).utf8)
  }

  private func twice(_ tenant: PortfolioTenant) -> Int {
    (try? tenant.summary.get())?.counts.createdTwice ?? 0
  }

  private func values(of tenant: PortfolioTenant) -> [String: Any] {
    var values: [String: Any] = [
      "name": HTMLText.shown(tenant.name, limit: 100),
      "folder": HTMLText.shown(tenant.folder, limit: 200), "page": tenant.page ?? "",
      "written": tenant.written.map(PageSentences.time) ?? "", "age": age(of: tenant),
      "answer": tenant.readiness.map { PageSentences.answer($0.answer) }
        ?? PortfolioSentences.unreadable,
      "tone": (tenant.readiness?.answer.tone ?? .plain).rawValue, "problem": "",
    ]
    switch tenant.summary {
    case .failure(let problem):
      values["failure"] = PortfolioSentences.reason(problem)
      values["numbers"] = [[String: Any]]()
    case .success(let summary):
      values["failure"] = ""
      values["numbers"] = numbers(of: summary)
      values["worst"] = tenant.worst(3).map {
        [
          "title": PortfolioSentences.title(ofRule: $0.slug),
          "count": Sentences.number($0.findings),
        ]
      }
      values["problem"] = summary.isComplete ? "" : PortfolioSentences.incomplete
    }
    return values
  }

  private func age(of tenant: PortfolioTenant) -> String {
    guard let written = tenant.written, let now = stamp.made else { return "" }
    return PortfolioSentences.age(written, now: now)
  }

  private func numbers(of summary: SummaryFile) -> [[String: Any]] {
    let counts = summary.counts
    let cells: [(Int, PageTone)] = [
      (counts.consoleTotal, .plain), (counts.linked, .plain),
      (counts.linkedUnproven, .plain), (counts.createdTwice + counts.conflicts, .bad),
      (summary.created, .plain), (counts.errors, .bad), (counts.warnings, .plain),
    ]
    return cells.map {
      ["count": Sentences.number($0.0), "tone": ($0.0 == 0 ? PageTone.plain : $0.1).rawValue]
    }
  }
}
