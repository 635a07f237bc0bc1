import Matching
import Roster

extension Rule {
  static let sitesTakenFromConsole = Rule(
    "sites-taken-from-console", .notice, .none,
    title: "The names of the Sites are taken from the 8x8 users",
    rationale: "A Site without users is then not known, and an Office that names it looks unknown.",
    examples: [
      .fires { $0.sites = nil },
      .silent(),
      // None is there to be taken: office-not-compared.
      .silent([.person("anna")], [.account("anna@contoso.com", [.site: ""])]) { $0.sites = nil },
    ],
    find: { survey in
      let sites = survey.facts.sites.sites
      return sites.provenance == .consoleUsers && !sites.areMissing ? [Hit(people: 0)] : []
    },
    text: { _, facts in
      FindingText(
        subject: "Sites",
        message:
          "No list of Sites was given; "
          + "\(Words.count(facts.sites.sites.names.count, "name is", "names are")) taken from "
          + "the 8x8 users.",
        remedy: Phrases.giveSites)
    })
}
