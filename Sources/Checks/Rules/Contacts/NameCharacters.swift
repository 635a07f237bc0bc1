import Roster

extension Rule {
  static let nameCharacters = Rule(
    "name-characters", .notice, .blocked,
    title: "Names have characters that 8x8's specification does not list",
    rationale: """
      8x8, User Management API: names match A-Z a-z 0-9 . , - _ ( ) ' and blank, no accented letters. \
      Whether provisioning is as strict is not documented; special characters are a known cause of \
      "Failed saving user settings".
      """,
    examples: [
      .fires([.person("anna", [.surname: "Müller"])]),
      .silent(),
      .silent([.person("anna", [.surname: "O'Berg-Li (ext.)"])]),
    ],
    find: { $0.allDirectory(.nameCharacters) },
    text: { finding, facts in
      let names = finding.rows.prefix(3).map { Words.quoted(facts.directory.displayName(Int($0))) }
      return FindingText(
        subject: "givenName, sn",
        message: "\(Words.peopleHave(finding.people)) letters in their names that 8x8's "
          + "specification does not list (\(Words.list(names, of: finding.people))).",
        remedy: "Try one of them with Provision on demand. If 8x8 refuses, map the names in Entra "
          + "with NormalizeDiacritics. The mapping can be changed back; names in 8x8 follow it.")
    })
}
