import Roster

extension Rule {
  static let lettersReplaced = Rule(
    "letters-replaced", .error, .irreversible,
    title: "Question marks stand in place of letters in names",
    rationale: """
      Windows PowerShell 5.1's Export-Csv writes ASCII unless told otherwise, and every other letter \
      becomes ? (PowerShell 5.1, Export-Csv). Nothing that compares names or Offices can then be trusted.
      """,
    examples: [
      .fires(["anna", "bo", "cy"].map { .person($0, [.surname: "M?ller"]) }),
      .silent([.person("anna", [.surname: "M?ller"])]),
      .silent(["anna", "bo", "cy"].map { .person($0, [.surname: "Müller"]) }),
    ],
    find: { survey in
      let fewest = DirectoryInspector.fewestDamagedNames
      let hits =
        survey.allConsole(.lettersReplaced, atLeast: fewest)
        + survey.allDirectory(.lettersReplaced, atLeast: fewest)
      // About a whole file, not about the people whose names show it.
      return hits.map { hit in
        var hit = hit
        hit.people = 0
        return hit
      }
    },
    text: { finding, facts in
      let isConsole = finding.console != nil
      let names = finding.rows.prefix(3).map { row in
        Words.quoted(
          isConsole ? facts.consolePerson(Int(row)) : facts.directory.displayName(Int(row)))
      }
      return FindingText(
        subject: isConsole ? "8x8 names" : "directory names",
        message: "The names of \(Words.people(finding.rows.count)) have question marks in place of "
          + "letters (\(Words.list(names, of: finding.rows.count))).",
        remedy: isConsole
          ? "Save the file again as UTF-8; the letters cannot be brought back from this one."
          : "Export again with Export-Csv -Encoding UTF8; the letters cannot be brought back from "
            + "this file.")
    })
}
