package import Checks
package import Plans
import Roster

/// `worklist.csv`: users who are in 8x8 and get a licence by hand, ready for Bulk Edit: grouped by licence,
/// Site and PBX, since Bulk Edit shows only what all selected users have in common (8x8, "Editing Users in
/// Bulk").
package struct WorklistReport: TableReport {
  package static let fileName = "worklist.csv"
  package static let header = [
    "group", "license", "country", "site", "pbx", "username", "name", "email", "directory_upn",
    "console_origin",
  ]

  private let facts: Facts
  private let plan: LicensePlan
  private let wishes: [LicensePlan.Wish]
  private let groups: [Int]

  package init(facts: Facts, plan: LicensePlan) {
    self.facts = facts
    self.plan = plan
    let ordered = plan.wishes { $0 == .assign }.enumerated().sorted { one, other in
      (one.element.license, one.element.site ?? -1, one.offset)
        < (other.element.license, other.element.site ?? -1, other.offset)
    }
    wishes = ordered.map { $0.element }
    var group = 0
    var last: LicensePlan.Wish?
    groups = wishes.map { wish in
      if last?.license != wish.license || last?.site != wish.site { group += 1 }
      last = wish
      return group
    }
  }

  package var rowCount: Int { wishes.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for row in rows {
      let wish = wishes[row]
      let license = plan.licenses[wish.license]
      table.numberCell(groups[row])
      table.cell(license.name)
      table.cell(license.country)
      table.cell(plan.siteName(wish.site))
      table.cell(plan.pbx(of: wish.site))
      table.cell(wish.username)
      if let console = wish.console {
        table.nameCell(of: console, in: facts.console)
        facts.console.withBytes(.email, console) { table.cell($0) }
      }
      facts.directory.withBytes(.userPrincipalName, wish.directory) { table.cell($0) }
      table.cell(wish.console.map { facts.console.origin($0).description } ?? "")
      table.endRow()
    }
  }
}

/// `held.csv`: people who should get a licence and are in no file yet, with the reason.
package struct HeldReport: TableReport {
  package static let fileName = "held.csv"
  package static let header = [
    "reason", "username", "directory_upn", "name", "license", "site", "message", "remedy",
    "console_origin", "directory_origin",
  ]

  private let facts: Facts
  private let plan: LicensePlan
  private let wishes: [LicensePlan.Wish]

  package init(facts: Facts, plan: LicensePlan) {
    self.facts = facts
    self.plan = plan
    wishes = plan.wishes { if case .held = $0 { true } else { false } }
  }

  package var rowCount: Int { wishes.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for wish in wishes[rows] {
      guard case .held(let hold) = wish.fate else { continue }
      table.cell(hold.reason.rawValue)
      table.personCells(wish, in: facts)
      table.cell(plan.licenses[wish.license].name)
      table.cell(wish.site.map { plan.sites[$0] } ?? "")
      table.cell(hold.message)
      table.cell(hold.reason.remedy)
      table.originCells(wish, in: facts)
      table.endRow()
    }
  }
}

/// `left-out.csv`: people for whom no seat is left, with how many were ahead of them.
package struct LeftOutReport: TableReport {
  package static let fileName = "left-out.csv"
  package static let header = [
    "license", "country", "ahead", "priority", "username", "directory_upn", "name", "site",
    "console_origin", "directory_origin",
  ]

  private let facts: Facts
  private let plan: LicensePlan
  private let wishes: [(ahead: Int, wish: LicensePlan.Wish)]

  package init(facts: Facts, plan: LicensePlan) {
    self.facts = facts
    self.plan = plan
    wishes = plan.leftOut
  }

  package var rowCount: Int { wishes.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    for (ahead, wish) in wishes[rows] {
      let license = plan.licenses[wish.license]
      table.cell(license.name)
      table.cell(license.country)
      table.numberCell(ahead)
      table.cell(LicenseSentences.priority(of: wish, in: plan))
      table.personCells(wish, in: facts)
      table.cell(plan.siteName(wish.site))
      table.originCells(wish, in: facts)
      table.endRow()
    }
  }
}

extension LicensePlan {
  /// Those for whom no seat is left, by licence, the next in line first.
  var leftOut: [(ahead: Int, wish: Wish)] {
    wishes.compactMap { wish -> (ahead: Int, wish: Wish)? in
      if case .leftOut(let ahead) = wish.fate { (ahead, wish) } else { nil }
    }.sorted { ($0.wish.license, $0.ahead) < ($1.wish.license, $1.ahead) }
  }
}

extension TableRows {
  /// Username, userPrincipalName and name.
  fileprivate mutating func personCells(_ wish: LicensePlan.Wish, in facts: Facts) {
    cell(wish.username)
    facts.directory.withBytes(.userPrincipalName, wish.directory) { cell($0) }
    nameCell(of: wish.directory, in: facts.directory)
  }

  fileprivate mutating func originCells(_ wish: LicensePlan.Wish, in facts: Facts) {
    cell(wish.console.map { facts.console.origin($0).description } ?? "")
    cell(facts.directory.origin(wish.directory).description)
  }
}
