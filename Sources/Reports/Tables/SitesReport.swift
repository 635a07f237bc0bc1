package import Checks
import Matching

/// `sites.csv`: a row an Office value, in the order of the directory; users without an Office are
/// the last row, with an empty value.
package struct SitesReport: TableReport {
  package static let fileName = "sites.csv"
  package static let header = ["office", "users", "site_state", "site", "proposal", "reason"]

  private let facts: Facts

  package init(facts: Facts) {
    self.facts = facts
  }

  package var rowCount: Int {
    facts.sites.offices.count + (facts.sites.withoutOffice.isEmpty ? 0 : 1)
  }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for row in rows {
      if row < facts.sites.offices.count {
        write(facts.sites.offices[row], to: &table)
      } else {
        writeMissing(to: &table)
      }
    }
  }

  private func write(_ office: SiteMatches.Office, to table: inout TableRows) {
    let advice = Advice.office(office, in: facts)
    table.cell(office.value)
    table.add(office.users.count)
    table.endPlainCell()
    table.cell(office.answer.state.word)
    table.cell(advice.site)
    table.cell(advice.proposal)
    table.cell(advice.reason)
    table.endRow()
  }

  private func writeMissing(to table: inout TableRows) {
    table.emptyCell()
    table.add(facts.sites.withoutOffice.count)
    table.endPlainCell()
    table.cell(SiteState.missing.word)
    table.emptyCell()
    table.cell(Sentences.officeMissingProposal)
    table.cell(Sentences.officeMissingReason)
    table.endRow()
  }
}
