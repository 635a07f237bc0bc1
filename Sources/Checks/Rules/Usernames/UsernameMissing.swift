import Roster

extension Rule {
  static let usernameMissing = Rule(
    "username-missing", .warning, .blocked,
    title: "Rows of the Admin Console file have no username",
    rationale: "Username is what Entra finds an 8x8 user by; a row without one cannot be paired.",
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com"), .account(" ")]),
      .silent(),
    ],
    find: { $0.allConsole(.usernameMissing) },
    text: { finding, facts in
      let rows = finding.rows.prefix(3).map { facts.console.origin(Int($0)).description }
      return FindingText(
        subject: "username",
        message: "Rows of the Admin Console file without a username: \(finding.people) "
          + "(\(Words.list(rows, of: finding.people))).",
        remedy: "Look these users up in Admin Console, and export them with the Username column.")
    })
}
