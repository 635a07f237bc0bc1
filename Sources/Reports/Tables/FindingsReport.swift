package import Checks
import Matching
import Roster

/// `findings.csv`: a row a finding, in the order in which the checks gave them.
package struct FindingsReport: TableReport {
  package static let fileName = "findings.csv"
  package static let header = [
    "severity", "rule", "subject", "message", "remedy", "console_username", "directory_upn",
    "origin", "fingerprint", "decision", "decision_origin",
  ]

  private let findings: [Finding]
  private let facts: Facts
  private let wording: Wording
  private let consoleOrigins: OriginWords
  private let directoryOrigins: OriginWords

  package init(findings: [Finding], facts: Facts, wording: Wording) {
    self.findings = findings
    self.facts = facts
    self.wording = wording
    consoleOrigins = OriginWords(sources: facts.console.sources, rows: facts.console.rows)
    directoryOrigins = OriginWords(directory: facts.directory)
  }

  package var rowCount: Int { findings.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    var reads = ColdReads()
    for row in rows {
      if (row - rows.lowerBound) % ColdReads.blockSize == 0 {
        touch(row..<min(row + ColdReads.blockSize, rows.upperBound), &reads)
      }
      let finding = findings[row]
      let text = wording.text(finding, facts)
      table.cell(finding.severity.word)
      table.cell(wording.slug(finding))
      table.cell(text.subject)
      table.cell(text.message)
      table.cell(text.remedy)
      writePeople(of: finding, to: &table)
      table.cell(wording.fingerprint(finding, facts))
      writeDecision(of: finding, to: &table)
      table.endRow()
    }
  }

  private func touch(_ rows: Range<Int>, _ reads: inout ColdReads) {
    let findings = findings[rows]
    let users = findings.compactMap { $0.consoleRow.map { Int($0) } }
    let people = findings.compactMap { $0.directoryRow.map { Int($0) } }
    reads.touch(usernamesOf: users, in: facts.console)
    reads.touch(subjects: people, in: facts)
  }

  /// What sets a finding aside, `waive` or `later`, and where that stands; empty for open ones.
  private func writeDecision(of finding: Finding, to table: inout TableRows) {
    guard let position = finding.decision else {
      table.emptyCell()
      return table.emptyCell()
    }
    let decision = facts.decisions.decisions.list[Int(position)]
    table.cell(decision.kind.rawValue)
    table.cell(decision.origin.description)
  }

  /// Usernames and origin: where the decision stands that it is about, else where the console row
  /// stands, else where the directory row does.
  private func writePeople(of finding: Finding, to table: inout TableRows) {
    let consoleRow = finding.consoleRow.map { Int($0) }
    let directoryRow = finding.directoryRow.map { Int($0) }
    if let consoleRow {
      facts.console.withBytes(.username, consoleRow) { table.cell($0) }
    } else {
      table.emptyCell()
    }
    if let directoryRow {
      facts.directory.withBytes(.userPrincipalName, directoryRow) { table.cell($0) }
    } else {
      table.emptyCell()
    }
    if Rules.isAboutDecision(finding) {
      table.cell(facts.decision(of: finding).origin.description)
    } else if let consoleRow {
      consoleOrigins.write(consoleRow, of: facts.console.rows, to: &table)
    } else if let directoryRow {
      directoryOrigins.write(directoryRow, of: facts.directory.rows, to: &table)
    } else {
      table.emptyCell()
    }
  }
}
