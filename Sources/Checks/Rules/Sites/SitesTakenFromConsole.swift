import Matching
import Roster

extension Rule {
  static let sitesTakenFromConsole = Rule(
    "sites-taken-from-console", .notice, .none,
    title: "The names of the Sites are taken from the 8x8 users",
    rationale: "A Site without users is then not known, and an Office that names it looks unknown.",
    examples: [
      .fires { $0.sites = nil },
      .fires([.person("anna")], [.account("anna@contoso.com", [.site: ""])]) { $0.sites = nil },
      .silent(),
    ],
    find: { survey in
      let sites = survey.facts.sites.sites
      guard sites.provenance == .consoleUsers else { return [] }
      return [Hit(people: 0, severity: sites.areMissing ? .warning : .notice)]
    },
    text: { _, facts in
      let sites = facts.sites.sites
      return FindingText(
        subject: "Sites",
        message: sites.areMissing
          ? "No Site is known: no list of Sites was given, and no 8x8 user has one. So nobody can "
            + "say whether an Office is the name of a Site."
          : "No list of Sites was given; \(Words.count(sites.names.count, "name is", "names are")) "
            + "taken from the 8x8 users.",
        remedy: "Write the names shown in Admin Console > Sites into a file, one on each line, and "
          + "run again with --sites.")
    })
}
