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
    table.reserve(rows.count * 384)
    var reads = ColdReads()
    let users = rows.map { userToLookUp(of: $0) }
    reads.touch(usernamesOf: users.compactMap { $0 }, in: facts.console)
    for row in rows.prefix(ColdReads.distance) {
      ColdReads.ask(forPerson: row, in: facts.directory)
    }
    for row in rows {
      if row + ColdReads.distance < rows.upperBound {
        ColdReads.ask(forPerson: row + ColdReads.distance, in: facts.directory)
      }
      write(row, user: users[row - rows.lowerBound], to: &table)
    }
  }

  /// Inlined, or the compiler copies all facts for each row.
  ///
  /// - Parameter user: see ``userToLookUp(of:)``.
  @inline(__always)
  private func write(_ row: Int, user: Int?, to table: inout TableRows) {
    let cloudName = writeIdentity(of: row, to: &table)
    facts.directory.withBytes(.office, row) { table.cell($0) }
    let site = facts.siteState(ofDirectory: row)
    table.cell(words, site)
    if case .linked = facts.pairing.directoryStates[row] {
      table.repeatCell(cloudName)
    } else if let user {
      facts.console.withBytes(.username, user) { table.cell($0) }
    } else {
      table.emptyCell()
    }
    table.cell(words.forecasts, facts.firstCycle.directory[row].rawValue)
    if InOrder.has(facts.pairing.directoryStates[row], facts.firstCycle.directory[row], site) {
      table.emptyCell()
    } else {
      table.cell(Advice.remedy(directory: row, in: facts))
    }
    writeAddress(of: row, to: &table)
    table.endRow()
  }

  /// Gives where the cloud UPN stands.
  private func writeIdentity(of row: Int, to table: inout TableRows) -> Range<Int> {
    table.cell(words.directoryStates, facts.pairing.directoryStates[row].rawValue)
    let cloudName = table.loginCells(of: row, in: facts.directory, facts.identities)
    table.cell(words.upnSources, facts.identities.sources[row].rawValue)
    facts.directory.withBytes(.sAMAccountName, row) { table.cell($0) }
    table.nameCell(of: row, in: facts.directory)
    table.cell(words.activations, facts.directory.activations[row].rawValue)
    return cloudName
  }

  /// The console user of a row, whose username must be looked up. Linked rows have the cloud UPN as
  /// username, byte for byte.
  private func userToLookUp(of row: Int) -> Int? {
    if case .linked = facts.pairing.directoryStates[row] { return nil }
    return facts.pairing.consoleUser(of: row) ?? blockedUsers[row]
  }

  private func writeAddress(of row: Int, to table: inout TableRows) {
    let guid = facts.directory.guids[row]
    table.cell(guid)
    facts.directory.withBytes(.distinguishedName, row) { table.quotedCell($0) }
    origins.write(row, of: facts.directory.rows, to: &table)
  }
}
