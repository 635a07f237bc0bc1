import Roster

extension Rule {
  static let licenseUnlisted = Rule(
    "license-unlisted", .warning, .license,
    title: "8x8 users have a licence that the list of licences does not have",
    rationale: """
      A licence that somebody has exists, so the list is old or not complete, or it spells the name \
      otherwise. Names carry a product code and a country, and must be exact (8x8, User Management API).
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.license: "X4"])]) {
        $0.licenses = [.example("X2", owned: 5)]
      },
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2; Recording"])]) {
        $0.licenses = [.example("X2", owned: 5), .example("Recording", owned: 1)]
      },
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X4"])]),
    ],
    find: { survey in
      guard let inventory = survey.facts.licenses else { return [] }
      return inventory.unlisted.enumerated().map { place, name in
        Hit(detail: place, people: inventory.holders[name] ?? 0)
      }
    },
    text: { finding, facts in
      let names = facts.licenses?.unlisted ?? []
      let place = Int(finding.detail)
      let name = names.indices.contains(place) ? names[place] : ""
      return FindingText(
        subject: name,
        message: "\(Words.users(finding.people)) in 8x8 \(Words.have(finding.people)) the licence "
          + "\(Words.quoted(name)), which the list of licences does not have.",
        remedy: "Add it to the list, with how many are owned; or correct its name there.")
    })
}
