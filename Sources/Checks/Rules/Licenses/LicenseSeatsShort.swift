import Roster

extension Rule {
  static let licenseSeatsShort = Rule(
    "license-seats-short", .warning, .license,
    title: "More people have no licence than seats are free",
    rationale: """
      Provisioning never assigns a licence (8x8, "SSO and User Provisioning"), and where none is free \
      the assignment fails (8x8, "Assign, Change, or Remove a License").
      """,
    examples: [
      .fires([.person("anna"), .person("bo")], [.account("anna@contoso.com")]) {
        $0.licenses = [.example("X2", owned: 1)]
      },
      .silent([.person("anna"), .person("bo")], [.account("anna@contoso.com")]) {
        $0.licenses = [.example("X2", owned: 2)]
      },
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]) {
        $0.licenses = [.example("X2", owned: 1)]
      },
    ],
    find: { survey in
      guard let inventory = survey.facts.licenses, inventory.peopleWithout > inventory.free else {
        return []
      }
      return [Hit(people: inventory.peopleWithout - inventory.free)]
    },
    text: { _, facts in
      FindingText(
        subject: "licences",
        message: "\(Words.people(facts.licenses?.peopleWithout ?? 0)) whom provisioning would take "
          + "\(facts.licenses?.peopleWithout == 1 ? "has" : "have") no licence, and "
          + "\(Words.count(facts.licenses?.free ?? 0, "seat is", "seats are")) free, all licences "
          + "together.",
        remedy:
          "rollcall licenses says by your rules who would be left out, and which licensed users "
          + "have left. Nothing to do for people who need none.")
    })
}
