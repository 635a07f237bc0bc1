import Roster

/// `portfolio.csv`: a row a tenant, in the order given.
package struct PortfolioReport: TableReport {
  package static let fileName = "portfolio.csv"
  package static let header = [
    "tenant", "answer", "console_users", "directory_users", "linked", "linked_unproven",
    "created_twice", "conflicts", "new_users", "skipped", "errors", "warnings", "notices",
    "worst_findings", "written", "folder", "problem",
  ]

  private let tenants: [PortfolioTenant]

  package init(tenants: [PortfolioTenant]) { self.tenants = tenants }

  package var rowCount: Int { tenants.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for tenant in tenants[rows] {
      table.cell(tenant.name)
      table.cell(tenant.readiness?.answer.rawValue ?? "")
      for number in numbers(of: tenant) { table.numberCell(number) }
      table.cell(tenant.worst(3).map { "\($0.slug) \($0.findings)" }.joined(separator: "; "))
      table.cell(tenant.written.map(PageSentences.time) ?? "")
      table.cell(tenant.folder)
      table.cell(problem(of: tenant))
      table.endRow()
    }
  }

  private func numbers(of tenant: PortfolioTenant) -> [Int?] {
    guard let summary = try? tenant.summary.get() else { return Array(repeating: nil, count: 11) }
    let counts = summary.counts
    return [
      counts.consoleTotal, summary.directoryTotal, counts.linked, counts.linkedUnproven,
      counts.createdTwice, counts.conflicts, summary.created, summary.skipped, counts.errors,
      counts.warnings, summary.notices,
    ]
  }

  private func problem(of tenant: PortfolioTenant) -> String {
    switch tenant.summary {
    case .success(let summary): summary.isComplete ? "" : PortfolioSentences.incomplete
    case .failure(let problem): PortfolioSentences.reason(problem)
    }
  }
}
