import Roster

extension Rule {
  static let nameMissing = Rule(
    "name-missing", .warning, .blocked,
    title: "Directory users lack a given name or a surname",
    rationale: """
      givenName and familyName are mandatory in 8x8's SCIM service (8x8, "User Provisioning with 8x8 \
      SCIM API"), and empty values are never sent.
      """,
    examples: [
      .fires([.person("anna", [.givenName: ""]), .person("bo")]),
      .silent(),
      .silent([.person("anna", [.givenName: ""])]),
    ],
    find: { survey in
      let directory = survey.facts.directory
      guard directory.fills(.givenName), directory.fills(.surname) else { return [] }
      return survey.allDirectory(.nameMissing)
    },
    text: { finding, facts in
      FindingText(
        subject: "givenName, sn",
        message:
          "\(Words.people(finding.people)) \(finding.people == 1 ? "lacks" : "lack") a given name or a surname "
          + "(\(facts.directoryNames(finding.rows))), and 8x8 wants both.",
        remedy:
          "In AD, set givenName and sn; for people who are no people, take them out of scope. "
          + Phrases.canBeUndone)
    })
}
