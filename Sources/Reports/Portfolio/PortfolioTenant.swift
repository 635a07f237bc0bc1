import Checks

/// One tenant of a portfolio: its latest run, or why there is none to show.
package struct PortfolioTenant: Sendable {
  /// What the folder was called by whoever asked for it.
  package let folder: String
  /// Its name in the list: what the run calls the tenant, else the name of the folder.
  package let name: String
  package let summary: Result<SummaryFile, SummaryFile.Problem>
  /// When the summary was written, in seconds since 1970.
  package let written: Int?
  /// Where the page of the run is, from the folder of the portfolio; nil when there is none.
  package let page: String?

  package init(
    folder: String, name: String, summary: Result<SummaryFile, SummaryFile.Problem>, written: Int?,
    page: String?
  ) {
    self.folder = folder
    let given = (try? summary.get())?.tenant
    self.name = given ?? name
    self.summary = summary
    self.written = written
    self.page = page
  }

  /// Nil when there is no summary to judge by.
  var readiness: Readiness? { (try? summary.get()).map { Readiness($0.counts) } }

  /// The rules that hurt most, with how often each was broken: harm to one person times findings.
  func worst(_ count: Int) -> [(slug: String, findings: Int)] {
    guard let rules = try? summary.get().rules else { return [] }
    return rules.map { (slug: $0.key, findings: $0.value) }.filter { $0.findings > 0 }
      .sorted { one, other in
        let costs = (cost(one), cost(other))
        return costs.0 == costs.1 ? one.slug < other.slug : costs.0 > costs.1
      }
      .prefix(count).map { $0 }
  }

  private func cost(_ rule: (slug: String, findings: Int)) -> Int {
    // A rule that is not known was written by another version: it may be bad.
    let harm = Rules.all.first { $0.slug == rule.slug }?.harm ?? .blocked
    return harm.rawValue.multipliedReportingOverflow(by: rule.findings).partialValue
  }

  /// Who needs attention first: what cannot be read, then what is not ready.
  var urgency: Int {
    switch readiness?.answer {
    case nil: 0
    case .notReady: 1
    case .nearlyReady: 2
    case .ready: 3
    }
  }
}
