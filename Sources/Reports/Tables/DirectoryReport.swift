package import Checks
import Forecast
import Formats
import Matching
import Roster

/// `directory.csv`: a row a directory user, in the order of the sources.
package struct DirectoryReport: TableReport {
  package static let fileName = "directory.csv"
  package static let header = [
    "state", "directory_upn", "cloud_upn", "cloud_upn_source", "sam_account_name", "name",
    "enabled",
    "office", "site_state", "console_username", "forecast", "remedy", "object_guid", "dn", "origin",
  ]

  private let facts: Facts
  private let words = StateWords()
  private let origins: OriginWords
  /// The console user of a person who is not provisioned, by directory row.
  private let blockedUsers: [Int: Int]

  package init(facts: Facts) {
    self.facts = facts
    origins = OriginWords(directory: facts.directory)
    blockedUsers = facts.blockedUsers
  }

  package var rowCount: Int { facts.directory.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    table.reserve(rows.count * 256)
    var reads = ColdReads()
    for row in rows {
      if (row - rows.lowerBound) % ColdReads.blockSize == 0 {
        touch(row..<min(row + ColdReads.blockSize, rows.upperBound), &reads)
      }
      writeIdentity(of: row, to: &table)
      facts.directory.withBytes(.office, row) { table.cell($0) }
      let site = facts.siteState(ofDirectory: row)
      table.cell(words, site)
      writeUsername(of: facts.pairing.consoleUser(of: row) ?? blockedUsers[row], to: &table)
      table.cell(words.forecasts, facts.firstCycle.directory[row].rawValue)
      // Most rows are in order; not asking for them spares both cores.
      let isInOrder =
        facts.pairing.directoryStates[row] == .linked && facts.firstCycle.directory[row] == .link
        && site == .match
      if isInOrder {
        table.emptyCell()
      } else {
        table.cell(Advice.remedy(directory: row, in: facts))
      }
      writeAddress(of: row, to: &table)
      table.endRow()
    }
  }

  private func touch(_ rows: Range<Int>, _ reads: inout ColdReads) {
    reads.touch(directory: rows, in: facts)
    reads.touch(.sAMAccountName, of: rows, in: facts)
    reads.touch(.distinguishedName, of: rows, in: facts)
    reads.touch(.username, of: rows.compactMap { facts.pairing.consoleUser(of: $0) }, in: facts)
  }

  private func writeIdentity(of row: Int, to table: inout TableRows) {
    table.cell(words.directoryStates, facts.pairing.directoryStates[row].rawValue)
    table.loginCells(of: row, in: facts.directory, facts.identities)
    table.cell(words.upnSources, facts.identities.sources[row].rawValue)
    facts.directory.withBytes(.sAMAccountName, row) { table.cell($0) }
    table.nameCell(of: row, in: facts.directory)
    table.cell(words.activations, facts.directory.activations[row].rawValue)
  }

  private func writeUsername(of user: Int?, to table: inout TableRows) {
    guard let user else { return table.emptyCell() }
    facts.console.withBytes(.username, user) { table.cell($0) }
  }

  private func writeAddress(of row: Int, to table: inout TableRows) {
    let guid = facts.directory.guids[row]
    table.cell(guid)
    facts.directory.withBytes(.distinguishedName, row) { table.quotedCell($0) }
    origins.write(row, of: facts.directory.rows, to: &table)
  }
}
