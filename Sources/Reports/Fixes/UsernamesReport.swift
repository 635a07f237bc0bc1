package import Checks
import Forecast
package import Plans
import Roster

/// `fix-usernames.csv`: usernames to change in Admin Console, in the order of its export; and the
/// inverse.
package struct UsernamesReport: Sendable {
  package static let header = [
    "username", "new_username", "name", "site", "directory_upn", "rule", "reason", "warning",
    "origin",
  ]

  private let facts: Facts
  private let changes: [FixPlan.UsernameChange]
  private let direction: ChangeDirection

  package init(_ changes: [FixPlan.UsernameChange], _ direction: ChangeDirection, facts: Facts) {
    self.changes = changes
    self.direction = direction
    self.facts = facts
  }

  /// Renders the rows in `rows`.
  func render(_ rows: Range<Int>, into table: inout TableRows) {
    for change in changes[rows] {
      let console = Int(change.console)
      let present = facts.console.text(.username, console) ?? ""
      let names = [present, change.username]
      for name in direction == .forward ? names : names.reversed() { table.cell(name) }
      table.cell(facts.console.displayName(console))
      table.cell(facts.console.text(.site, console) ?? "")
      table.cell(facts.directory.text(.userPrincipalName, Int(change.directory)) ?? "")
      table.cell(change.rule)
      table.cell(direction == .forward ? change.reason.sentence : "")
      table.cell(facts.firstCycle.rules.singleSignOn == .off ? FixSentences.stillTyped : "")
      table.cell(facts.console.origin(console).description)
      table.endRow()
    }
  }

  var count: Int { changes.count }
}

/// The worklist.
package struct UsernameWorklist: TableReport {
  package static let fileName = "fix-usernames.csv"
  package static let header = UsernamesReport.header
  private let report: UsernamesReport

  package init(_ changes: [FixPlan.UsernameChange], facts: Facts) {
    report = UsernamesReport(changes, .forward, facts: facts)
  }

  package var rowCount: Int { report.count }
  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    report.render(rows, into: &table)
  }
}

/// What takes the worklist back.
package struct UsernameUndoList: TableReport {
  package static let fileName = "fix-usernames-undo.csv"
  package static let header = UsernamesReport.header
  private let report: UsernamesReport

  package init(_ changes: [FixPlan.UsernameChange], facts: Facts) {
    report = UsernamesReport(changes, .inverse, facts: facts)
  }

  package var rowCount: Int { report.count }
  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    report.render(rows, into: &table)
  }
}
