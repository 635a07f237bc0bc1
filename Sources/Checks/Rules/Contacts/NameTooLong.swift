import Roster

extension Rule {
  static let nameTooLong = Rule(
    "name-too-long", .warning, .blocked,
    title: "A name is longer than 8x8 allows",
    rationale: """
      8x8, User Management API: first names have at most 128 characters, last names at most 30.
      """,
    examples: [
      .fires([.person("anna", [.surname: String(repeating: "Berg-", count: 7)])]),
      .silent(),
    ],
    find: { $0.eachDirectory(.nameTooLong) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      return FindingText(
        subject: facts.directoryName(row),
        message: "8x8 allows 128 characters for first names and 30 for last names: "
          + "\(facts.nameParts(row)).",
        remedy: "In AD, shorten the name, or map last name in Entra with Left([surname], 30). "
          + Phrases.canBeUndone)
    })
}
