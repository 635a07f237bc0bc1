import Forecast
import Matching
import Roster

extension Rule {
  static let officeMissing = Rule(
    "office-missing", .warning, .license,
    title: "Directory users have no Office",
    rationale: """
      Without an Office provisioning sets no Site, and without a Site no licence can be given (8x8, \
      "SSO and User Provisioning").
      """,
    examples: [
      .fires([.person("anna", [.office: ""]), .person("bo")]),
      .silent(),
      .silent([.person("anna", [.office: ""])]),
      .silent([.person("anna", [.office: ""]), .person("bo")]) {
        $0.provisioning.siteMapping = .constant
      },
    ],
    find: { survey in
      let facts = survey.facts
      guard facts.officeDecidesSite, facts.directory.fills(.office) else { return [] }
      let rows = facts.sites.withoutOffice.filter { facts.isTaken(Int($0)) }
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      FindingText(
        subject: "physicalDeliveryOfficeName",
        message: "\(Words.peopleHave(finding.people)) no Office "
          + "(\(facts.directoryNames(finding.rows))).",
        remedy:
          "In AD, set the Office of each to the name of a Site; directory.csv lists them with "
          + "the Site state missing. \(Phrases.canBeUndone)")
    })
}
