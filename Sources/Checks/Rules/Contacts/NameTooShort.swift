import Roster

extension Rule {
  static let nameTooShort = Rule(
    "name-too-short", .warning, .blocked,
    title: "A given name or surname has one letter only",
    rationale: "8x8, User Management API: first and last names have at least 2 characters.",
    examples: [.fires([.person("anna", [.givenName: "A"])]), .silent()],
    find: { $0.eachDirectory(.nameTooShort) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      return FindingText(
        subject: facts.directoryName(row),
        message: "8x8 wants 2 characters at least: \(facts.nameParts(row)).",
        remedy: "In AD, write the name out, or put a dot after the initial. \(Phrases.canBeUndone)")
    })
}
