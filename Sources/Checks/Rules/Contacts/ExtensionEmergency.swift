import Roster

extension Rule {
  static let extensionEmergency = Rule(
    "extension-emergency", .warning, .hygiene,
    title: "An extension is an emergency number",
    rationale: """
      An extension must not equal an emergency number such as 911, 999 or 112 (8x8, "How to Assign \
      User Services and Extensions").
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.extensionNumber: "112"])]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.extensionNumber: "1120"])]),
    ],
    find: { $0.eachConsole(.extensionEmergency) },
    text: { finding, facts in
      let row = finding.console ?? 0
      return FindingText(
        subject: facts.username(row),
        message: "\(Words.quoted(facts.username(row))) has the extension "
          + "\(Words.quoted(facts.console.text(.extensionNumber, row) ?? "")), an emergency number.",
        remedy: "In Admin Console, choose another extension. \(Phrases.canBeUndone)")
    })
}
