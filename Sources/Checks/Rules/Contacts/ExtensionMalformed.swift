import Roster

extension Rule {
  static let extensionMalformed = Rule(
    "extension-malformed", .warning, .hygiene,
    title: "An extension is not made of at most 10 digits",
    rationale: "Site code and extension have up to 10 digits together (8x8, \"Set up Sites\").",
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.extensionNumber: "10 01"])]),
      .fires([.person("anna")], [.account("anna@contoso.com", [.extensionNumber: "12345678901"])]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.extensionNumber: "0101"])]),
    ],
    find: { $0.eachConsole(.extensionMalformed) },
    text: { finding, facts in
      let row = finding.console ?? 0
      return FindingText(
        subject: facts.username(row),
        message:
          "The extension \(Words.quoted(facts.console.text(.extensionNumber, row) ?? "")) of "
          + "\(Words.quoted(facts.username(row))) is not made of at most 10 digits.",
        remedy: "See Admin Console for the right one; several in one cell need a row each. "
          + Phrases.canBeUndone)
    })
}
