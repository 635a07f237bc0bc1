package import Checks
import Formats
import Roster

/// An admin's own template, filled with new usernames: the road for tenants whose upload can change
/// users, which 8x8's pages disagree about.
package struct UsernameTemplate: Sendable {
  package let map: TemplateMap
  /// The column for the username that the user has.
  private let presentColumn: Int?
  private let check: RowCheck

  /// - Parameter present: the header of the column for the username that the user has, if there is one.
  ///
  /// Throws when no column takes the new username, or a required one cannot be filled.
  package init(_ map: TemplateMap, present: String? = nil) throws(TemplateProblem) {
    self.map = map
    var presentColumn: Int?
    if let present {
      guard let column = map.template.column(named: present) else { throw .columnMissing(present) }
      presentColumn = column
    }
    self.presentColumn = presentColumn
    check = RowCheck(names: .any, map: map)
    guard map.column(of: .username) != nil else {
      throw .noColumn(.username, found: map.template.columns.map(\.title))
    }
    let filled = presentColumn.map { map.template.columns[$0].title }
    let unfilled = map.unfilledRequired.filter { $0 != filled }
    guard unfilled.isEmpty else { throw .requiredUnfilled(unfilled) }
  }

  /// The cells of a row that gives a user another username; everything else is what is there.
  package func cells(_ change: FixPlan.UsernameChange, back: Bool, in facts: Facts) -> [String] {
    let present = facts.console.text(.username, Int(change.console)) ?? ""
    let names = back ? (change.username, present) : (present, change.username)
    var cells = map.cells { UsernameTemplate.text($0, change, names.1, facts) }
    if let presentColumn { cells[presentColumn] = names.0 }
    return cells
  }

  /// Why a row cannot stand in the file; nil when both ways can.
  func problem(_ change: FixPlan.UsernameChange, in facts: Facts) -> Hold? {
    let present = facts.console.text(.username, Int(change.console)) ?? ""
    for name in [change.username, present]
    where map.template.encoding.unheldCharacter(in: name) != nil {
      return Hold(.encoding, name)
    }
    // The present username may be one that 8x8 gives nobody any more; it is only put back.
    return check.problem(required: []) { UsernameTemplate.text($0, change, change.username, facts) }
  }

  private static func text(
    _ field: ConsoleField, _ change: FixPlan.UsernameChange, _ username: String, _ facts: Facts
  ) -> String {
    field == .username ? username : facts.console.text(field, Int(change.console)) ?? ""
  }
}
