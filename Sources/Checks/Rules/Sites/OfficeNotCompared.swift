import Forecast
import Matching
import Roster

extension Rule {
  static let officeNotCompared = Rule(
    "office-not-compared", .error, .license,
    title: "No Site is known that Office values could be compared with",
    rationale: """
      Without a list of Sites their names are those that 8x8 users have; where no user has one, an \
      Office may be the name of a Site as well as not, and without a Site no licence can be given \
      (8x8, "SSO and User Provisioning").
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.site: ""])]) { $0.sites = nil },
      .fires([.person("anna")], []) { $0.sites = nil },
      .silent { $0.sites = nil },
      .silent([.person("anna")], [.account("anna@contoso.com", [.site: ""])]) {
        $0.sites = nil
        $0.provisioning.siteMapping = .constant
      },
    ],
    find: { survey in
      let facts = survey.facts
      guard facts.officeDecidesSite else { return [] }
      let rows = facts.sites.offices.filter { facts.mayBeSite($0) && !facts.isDamaged($0) }
        .flatMap { $0.users }.filter { facts.isTaken(Int($0)) }.sorted()
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      FindingText(
        subject: "Sites",
        message: "No list of Sites was given, and no 8x8 user has one: whether the Office of "
          + "\(Words.people(finding.people)) (\(facts.directoryNames(finding.rows))) is the name of "
          + "a Site is not known.",
        remedy: Phrases.giveSites)
    })
}
