import Roster

extension Rule {
  static let duplicateEntry = Rule(
    "duplicate-entry", .notice, .hygiene,
    title: "Directory entries stand in the input more than once",
    rationale: "Exports were joined, or a subtree was exported twice. The first entry counts.",
    examples: [
      .fires([.person("anna"), .person("anna")]),
      .silent([.person("anna"), .person("bo")]),
    ],
    find: { survey in
      let rows = survey.facts.directory.repeats.keys.sorted().map { UInt32($0) }
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let first = facts.directory.repeats[row] ?? row
      return FindingText(
        subject: "repeated entries",
        message:
          "\(Words.count(finding.people, "directory entry stands", "directory entries stand")) in the input again "
          + "(\(facts.directoryNames(finding.rows))): \(facts.directory.origin(row)) repeats "
          + "\(facts.directory.origin(first)).",
        remedy: "Give each subtree once. The first entry is used, so the results hold if both are "
          + "of the same day.")
    })
}
