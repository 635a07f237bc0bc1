import Roster

extension Rule {
  static let emailMalformed = Rule(
    "email-malformed", .warning, .hygiene,
    title: "A mail address is none, or does not fit 8x8",
    rationale: "8x8, User Management API: primaryEmail has 5 to 128 characters, and is an address.",
    examples: [
      .fires([.person("anna", [.mail: "anna at contoso.com"])]),
      .fires([.person("anna")], [.account("anna@contoso.com", [.email: "anna"])]),
      .silent(),
    ],
    find: { survey in
      survey.eachConsole(.emailMalformed)
        + survey.directoryRows(.mailMalformed).map { Hit(directory: Int($0)) }
    },
    text: { finding, facts in
      let mail =
        finding.console.flatMap { facts.console.text(.email, $0) }
        ?? finding.directory.flatMap { facts.directory.text(.mail, $0) } ?? ""
      let subject =
        finding.console.map { facts.username($0) }
        ?? finding.directory.map { facts.directoryName($0) } ?? ""
      let side = finding.console == nil ? "AD" : "Admin Console (or in AD, once linked)"
      return FindingText(
        subject: subject,
        message: "\(Words.quoted(mail)) is no mail address of 5 to 128 characters.",
        remedy: "Correct it in \(side). \(Phrases.canBeUndone)")
    })
}
