package import Plans
import Roster

/// `seats.csv`: a row a licence, with what is there and what is wanted; below it a row a Site.
package struct SeatsReport: TableReport {
  package static let fileName = "seats.csv"
  package static let header = [
    "license", "country", "site", "wanted", "given", "held", "left_out", "owned", "used",
    "suspended", "free", "short",
  ]

  private let plan: LicensePlan
  /// The licence, and the place among its Sites; nil for all of them.
  private let lines: [(license: Int, site: Int?)]

  package init(plan: LicensePlan) {
    self.plan = plan
    lines = plan.licenses.indices.flatMap { license in
      [(license, nil)] + plan.licenses[license].sites.indices.map { (license, $0) }
    }
  }

  package var rowCount: Int { lines.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for (number, place) in lines[rows] {
      let license = plan.licenses[number]
      let site = place.map { license.sites[$0] }
      table.cell(license.name)
      table.cell(license.country)
      table.cell(place == nil ? "" : plan.siteName(site?.site))
      let demand = site?.demand ?? license.demand
      for count in [demand.wanted, demand.given, demand.held, demand.leftOut] {
        table.numberCell(count)
      }
      let whole = place == nil ? license.stock : nil
      table.numberCell(whole?.owned)
      table.numberCell(site?.used ?? license.used)
      table.numberCell(whole?.suspended)
      table.numberCell(place == nil ? license.free : nil)
      table.numberCell(place == nil ? license.short : nil)
      table.endRow()
    }
  }
}

extension LicensePlan {
  /// What reports call a Site.
  func siteName(_ site: Int?) -> String { site.map { sites[$0] } ?? LicenseSentences.noSite }
}

extension TableRows {
  /// A number, or nothing.
  mutating func numberCell(_ number: Int?) {
    if let number { add(number) }
    endPlainCell()
  }
}
