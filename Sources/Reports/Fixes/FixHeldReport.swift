package import Checks
package import Plans
import Roster

/// `fix-held.csv`: what is not proposed, and why.
package struct FixHeldReport: TableReport {
  package static let fileName = "fix-held.csv"
  package static let header = [
    "reason", "rule", "attribute", "present", "proposed", "console_username", "directory_upn", "dn",
    "origin", "sentence",
  ]

  private let facts: Facts
  private let held: [FixPlan.Held]

  package init(_ held: [FixPlan.Held], facts: Facts) {
    self.held = held
    self.facts = facts
  }

  package var rowCount: Int { held.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for item in held[rows] {
      let console = item.console.map { Int($0) }
      let directory = item.directory.map { Int($0) }
      table.cell(item.reason.word)
      table.cell(item.rule)
      table.cell(item.attribute)
      table.cell(present(item, console, directory))
      table.cell(item.proposed)
      table.cell(console.flatMap { facts.console.text(.username, $0) } ?? "")
      table.cell(directory.flatMap { facts.directory.text(.userPrincipalName, $0) } ?? "")
      table.cell(directory.flatMap { facts.directory.text(.distinguishedName, $0) } ?? "")
      let origin = directory.map { facts.directory.origin($0) } ?? console.map(facts.console.origin)
      table.cell(origin?.description ?? "")
      table.cell(item.reason.sentence)
      table.endRow()
    }
  }

  private func present(_ item: FixPlan.Held, _ console: Int?, _ directory: Int?) -> String {
    let field = DirectoryField.allCases.first { $0.attributeName == item.attribute }
    if let field { return directory.flatMap { facts.directory.text(field, $0) } ?? "" }
    if item.reason == .expressionFull {
      return directory.flatMap { facts.directory.text(.office, $0) } ?? ""
    }
    return console.flatMap { facts.console.text(.username, $0) } ?? ""
  }
}
