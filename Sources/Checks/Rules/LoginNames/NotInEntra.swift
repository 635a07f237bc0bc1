import Roster

extension Rule {
  static let notInEntra = Rule(
    "not-in-entra", .warning, .blocked,
    title: "Directory users are not in the Entra list",
    rationale: """
      Whom Entra Connect filters out (by domain, OU, group or attribute: Microsoft, "Configure \
      filtering") never reaches 8x8. Their cloud names here are predictions.
      """,
    examples: [
      .fires([.person("anna"), .person("bo")]) { $0.entra = [.person("anna")] },
      .silent { $0.entra = [.person("anna")] },
      .silent([.person("anna"), .disabled("bo")]) { $0.entra = [.person("anna")] },
    ],
    find: { survey in
      let facts = survey.facts
      guard let cloud = facts.cloud else { return [] }
      let login = facts.tenant.loginAttribute.field
      let rows = survey.directoryRows { row in
        // Who is in Entra under a name that is supposed to change is still there.
        facts.isConsidered(row) && facts.identities.sources[row] != .entra
          && cloud.row(of: row, in: facts.directory, login: login) == nil
      }
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      FindingText(
        subject: "Entra list",
        message: "\(Words.peopleAre(finding.people)) in the directory, but not in the Entra list "
          + "(\(facts.directoryNames(finding.rows))).",
        remedy:
          "See whether Entra Connect filters them out, or whether the Entra list was filtered "
          + "when it was downloaded. Nothing changes by looking.")
    })
}
