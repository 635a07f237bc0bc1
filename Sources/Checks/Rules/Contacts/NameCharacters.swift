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
      .silent(["anna", "bo", "cy"].map { .person($0, [.surname: "M?ller"]) }),
      .silent([.person("anna", [.surname: "O'Berg-Li (ext.)"])]),
    ],
    find: { survey in
      // A question mark in a damaged export is no letter of anybody's name.
      let damaged = Set(survey.directoryRows(.lettersReplaced))
      let isDamaged = damaged.count >= DirectoryInspector.fewestDamagedNames
      let rows = survey.directoryRows(.nameCharacters).filter {
        !isDamaged || !damaged.contains($0)
      }
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
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
