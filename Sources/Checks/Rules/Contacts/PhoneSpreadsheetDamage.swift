import Roster

extension Rule {
  static let phoneSpreadsheetDamage = Rule(
    "phone-spreadsheet-damage", .warning, .hygiene,
    title: "A spreadsheet turned phone numbers into floating-point numbers",
    rationale: """
      4.42E+11 is what a spreadsheet makes of a long number when a CSV file is opened and saved; the \
      last digits are lost for good (8x8, "Bulk Upload Users With Temporary Numbers", warns of it).
      """,
    examples: [
      .fires([.person("anna", [.telephoneNumber: "4.42E+11"])]),
      .fires([.person("anna")], [.account("anna@contoso.com", [.mobile: "4.41628E+11"])]),
      .silent(),
    ],
    find: { survey in
      survey.allConsole(.spreadsheetNumber) + survey.allDirectory(.spreadsheetNumber)
    },
    text: { finding, facts in
      let isConsole = finding.console != nil
      let names =
        isConsole ? facts.usernames(finding.rows) : facts.directoryNames(finding.rows)
      return FindingText(
        subject: isConsole ? "8x8 phone numbers" : "directory phone numbers",
        message: "\(Words.peopleHave(finding.people)) phone numbers such as 4.42E+11 (\(names)): "
          + "the file went through a spreadsheet.",
        remedy: "Export again and do not save the file from a spreadsheet; import such columns as "
          + "text. The digits that are gone cannot be brought back from this file.")
    })
}
