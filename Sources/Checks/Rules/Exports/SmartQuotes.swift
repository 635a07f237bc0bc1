import Roster

extension Rule {
  static let smartQuotes = Rule(
    "smart-quotes", .notice, .hygiene,
    title: "Curly quotation marks stand where plain ones are expected",
    rationale: """
      Word processors and spreadsheets turn ' into \u{2019} while one types; usernames and names with \
      it differ from the same text typed elsewhere.
      """,
    examples: [
      .fires([.person("anna", [.surname: "O\u{2019}Berg"])]),
      .fires([.person("anna")], [.account("o\u{2019}anna@contoso.com")]),
      .silent([.person("anna", [.surname: "O'Berg"])]),
    ],
    find: { $0.allConsole(.smartQuotes) + $0.allDirectory(.smartQuotes) },
    text: { finding, facts in
      let isConsole = finding.console != nil
      let names =
        isConsole ? facts.usernames(finding.rows) : facts.directoryNames(finding.rows)
      return FindingText(
        subject: isConsole ? "8x8 users" : "directory users",
        message: "\(Words.peopleHave(finding.people)) curly quotation marks in names or usernames "
          + "(\(names)).",
        remedy: "Type a plain apostrophe in \(isConsole ? "Admin Console" : "AD"). "
          + Phrases.canBeUndone)
    })
}
