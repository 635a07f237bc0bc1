package import Checks
import Matching
package import Plans
import Roster

/// `members.csv`: a row for everybody who is in a wave, in the order of the directory.
package struct WaveMembersReport: TableReport {
  package static let fileName = "members.csv"
  package static let header = [
    "wave", "pilot", "ready", "held_by", "site", "license", "state", "directory_upn", "cloud_upn",
    "console_username", "name", "origin",
  ]

  private let plan: WavePlan
  private let facts: Facts
  private let unnamed: String
  private let words = StateWords()
  private let origins: OriginWords

  package init(_ plan: WavePlan, facts: Facts, grouping: WaveRules.Grouping) {
    self.plan = plan
    self.facts = facts
    unnamed = WaveSentences.unnamed(grouping)
    origins = OriginWords(directory: facts.directory)
  }

  package var rowCount: Int { plan.people.rows.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    table.reserve(rows.count * 192)
    var reads = ColdReads()
    for position in rows {
      if (position - rows.lowerBound) % ColdReads.blockSize == 0 {
        let block = position..<min(position + ColdReads.blockSize, rows.upperBound)
        reads.touch(directory: block.map { Int(plan.people.rows[$0]) }, in: facts)
      }
      write(Int(plan.people.rows[position]), to: &table)
    }
  }

  private func write(_ row: Int, to table: inout TableRows) {
    table.cell(plan.wave(of: row).flatMap { plan.waves[$0].name } ?? unnamed)
    table.cell(plan.isInPilot(row) ? "yes" : "no")
    let holds = plan.holds[row]
    table.cell(holds.isEmpty ? "yes" : "no")
    table.cell(holds.map(\.word).joined(separator: "; "))
    table.cell(plan.site(of: row) ?? "")
    table.cell(plan.license(of: row) ?? "")
    table.cell(words.directoryStates, facts.pairing.directoryStates[row].rawValue)
    let cloudName = table.loginCells(of: row, in: facts.directory, facts.identities)
    if case .linked = facts.pairing.directoryStates[row] {
      // Byte for byte the same.
      table.repeatCell(cloudName)
    } else if let user = facts.pairing.consoleUser(of: row) {
      facts.console.withBytes(.username, user) { table.cell($0) }
    } else {
      table.emptyCell()
    }
    table.nameCell(of: row, in: facts.directory)
    origins.write(row, of: facts.directory.rows, to: &table)
    table.endRow()
  }
}
