import Roster

extension Rule {
  static let consoleColumnAbsent = Rule(
    "console-column-absent", .warning, .blocked,
    title: "The Admin Console file has no column that Rollcall could use for a field",
    rationale: """
      Headers of Admin Console files are chosen by whoever exports them; those that are not known \
      must be named in the configuration.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.site: ""])]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
      .silent([.person("anna")], []),
    ],
    find: { survey in
      let console = survey.facts.console
      guard console.count > 0 else { return [] }
      return NeededColumn.all.indices.filter { !console.fills(NeededColumn.all[$0].field) }.map {
        Hit(detail: $0, people: 0, severity: NeededColumn.all[$0].severity)
      }
    },
    text: { finding, facts in
      let column = NeededColumn.all[min(Int(finding.detail), NeededColumn.all.count - 1)]
      return FindingText(
        subject: column.field.key,
        message: "No row of the Admin Console file has a \(column.field.key): \(column.effect).",
        remedy: "Export it too, or name its header in rollcall.yaml under the console's columns as "
          + "\(column.field.key).")
    })
}

/// Columns that Rollcall needs, and what is lost without each.
private struct NeededColumn {
  let field: ConsoleField
  let severity: Severity
  let effect: String

  static let all = [
    NeededColumn(
      field: .username, severity: .error, effect: "nobody can be paired with anybody"),
    NeededColumn(
      field: .site, severity: .warning, effect: "Sites of linked people cannot be compared"),
    NeededColumn(
      field: .email, severity: .warning,
      effect: "users with another username cannot be found by their address"),
    NeededColumn(
      field: .license, severity: .notice, effect: "licences of leavers cannot be found"),
  ]
}
