import Matching

extension Rule {
  static let sitesTakenFromConsole = Rule(
    "sites-taken-from-console", .notice, .none,
    title: "The names of the Sites are taken from the 8x8 users",
    rationale: "A Site without users is then not known, and an Office that names it looks unknown.",
    examples: [.fires { $0.sites = nil }, .silent()],
    find: { survey in
      survey.facts.sites.sites.provenance == .consoleUsers ? [Hit(people: 0)] : []
    },
    text: { _, facts in
      FindingText(
        subject: "Sites",
        message:
          "No list of Sites was given; "
          + "\(Words.count(facts.sites.sites.names.count, "name is", "names are")) taken from "
          + "the 8x8 users.",
        remedy: "Write the names shown in Admin Console > Sites into a file, one on each line, and "
          + "run again with --sites.")
    })
}
