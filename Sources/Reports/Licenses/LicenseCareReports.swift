package import Checks
package import Plans
import Roster

/// `reclaim.csv`: licensed 8x8 users whose person seems to have left, and what taking the licence away
/// would destroy. Nothing does that for anybody: each is decided by hand.
package struct ReclaimReport: TableReport {
  package static let fileName = "reclaim.csv"
  package static let header = [
    "cause", "username", "name", "license", "site", "phone", "extension", "active",
    "directory_upn", "destroys", "steps", "console_origin",
  ]

  private let facts: Facts
  private let reclaims: [Reclaim]

  package init(facts: Facts, plan: LicensePlan) {
    self.facts = facts
    reclaims = plan.reclaims.sorted { one, other in
      (facts.console.text(.username, one.console) ?? "", one.console)
        < (facts.console.text(.username, other.console) ?? "", other.console)
    }
  }

  package var rowCount: Int { reclaims.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for reclaim in reclaims[rows] {
      let row = reclaim.console
      let isInactive = facts.console.isInactive(row)
      table.cell(reclaim.cause.rawValue)
      facts.console.withBytes(.username, row) { table.cell($0) }
      table.nameCell(of: row, in: facts.console)
      table.cell(reclaim.licenses.joined(separator: "; "))
      for field in [ConsoleField.site, .workPhone, .extensionNumber] {
        facts.console.withBytes(field, row) { table.cell($0) }
      }
      table.cell(isInactive ? "no" : "yes")
      table.cell(reclaim.directory.map { facts.shortName(ofDirectory: $0) } ?? "")
      table.cell(Reclaim.destroyed)
      table.cell(reclaim.steps(isInactive: isInactive))
      table.cell(facts.console.origin(row).description)
      table.endRow()
    }
  }
}

/// `aftercare.csv`: users whom provisioning has made or taken over, and who still lack what it never gives.
package struct AfterCareReport: TableReport {
  package static let fileName = "aftercare.csv"
  package static let header = [
    "lacks", "username", "name", "site", "directory_upn", "next", "console_origin",
  ]

  private let facts: Facts
  private let plan: LicensePlan
  private let cares: [AfterCare]
  /// Where those who lack a licence stand in the plan, by console user.
  private let fates: [Int: LicensePlan.Fate]

  package init(facts: Facts, plan: LicensePlan) {
    self.facts = facts
    self.plan = plan
    let users = Set(plan.afterCare.map { $0.console })
    fates = plan.wishes.reduce(into: [:]) { fates, wish in
      if let user = wish.console, users.contains(user) { fates[user] = wish.fate }
    }
    cares = plan.afterCare.sorted { one, other in
      (facts.console.text(.username, one.console) ?? "", one.console)
        < (facts.console.text(.username, other.console) ?? "", other.console)
    }
  }

  package var rowCount: Int { cares.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for care in cares[rows] {
      table.cell(care.lacks.map { $0.rawValue }.joined(separator: "; "))
      facts.console.withBytes(.username, care.console) { table.cell($0) }
      table.nameCell(of: care.console, in: facts.console)
      facts.console.withBytes(.site, care.console) { table.cell($0) }
      table.cell(facts.shortName(ofDirectory: care.directory))
      table.cell(
        care.lacks.map { LicenseSentences.next($0, fates[care.console], in: plan) }.joined(
          separator: " "))
      table.cell(facts.console.origin(care.console).description)
      table.endRow()
    }
  }
}
