import Roster

extension Rule {
  static let licenseOverdrawn = Rule(
    "license-overdrawn", .warning, .license,
    title: "More 8x8 users have a licence than the list of licences says are owned",
    rationale: """
      A licence that is shown may be suspended, and then it cannot be saved for anybody (8x8, "Failed \
      saving user settings"). Or the list is older than the export of users.
      """,
    examples: [
      .fires(
        [.person("anna"), .person("bo")],
        [
          .account("anna@contoso.com", [.license: "X2"]),
          .account("bo@contoso.com", [.license: "X2"]),
        ]
      ) { $0.licenses = [.example("X2", owned: 2, suspended: 1)] },
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]) {
        $0.licenses = [.example("X2", owned: 1)]
      },
    ],
    find: { survey in
      guard let inventory = survey.facts.licenses else { return [] }
      return inventory.exceeded.map { place in
        Hit(detail: place, people: inventory.holders[inventory.stocks[place].name] ?? 0)
      }
    },
    text: { finding, facts in
      let stocks = facts.licenses?.stocks ?? []
      let place = Int(finding.detail)
      let name = stocks.indices.contains(place) ? stocks[place].name : ""
      let owned = stocks.filter { $0.name == name }.reduce(0) { $0 + $1.owned }
      let suspended = stocks.filter { $0.name == name }.reduce(0) { $0 + $1.suspended }
      return FindingText(
        subject: name,
        message: "\(Words.users(finding.people)) \(Words.have(finding.people)) the licence "
          + "\(Words.quoted(name)), of which \(owned) are owned and \(suspended) suspended.",
        remedy: "Compare both with the Licenses page of Admin Console, and make the list anew.")
    })
}
