import Matching
import Roster

extension Rule {
  static let siteUnknownOnConsole = Rule(
    "site-unknown-on-console", .warning, .hygiene,
    title: "8x8 users have a Site that is not in the list of Sites",
    rationale: """
      A user's Site always exists, so the list of Sites, or the export of users, is old or not \
      complete.
      """,
    examples: [
      .fires([.person("anna")], [.account("anna@contoso.com", [.site: "Rome"])]),
      .silent(),
      .silent([.person("anna")], [.account("anna@contoso.com", [.site: "Rome"])]) {
        $0.sites = nil
      },
    ],
    find: { survey in
      let facts = survey.facts
      guard facts.sites.sites.provenance == .given else { return [] }
      let known = Set(facts.sites.sites.names.map { KeyHash.exact(Array($0.utf8).span) })
      let rows = survey.consoleRows { row in
        facts.console.withBytes(.site, row) { site in
          !Folding.trimmedBlanks(site).isEmpty && !known.contains(KeyHash.exact(site))
        }
      }
      let groups = Dictionary(grouping: rows) { facts.site(Int($0)) }
      return groups.values.sorted { $0[0] < $1[0] }.map { Hit(consoleRows: $0) }
    },
    text: { finding, facts in
      let site = facts.site(finding.console ?? 0)
      return FindingText(
        subject: site,
        message:
          "\(Words.users(finding.people)) in 8x8 \(Words.have(finding.people)) the Site \(Words.quoted(site)), which "
          + "the list of Sites does not have (\(facts.usernames(finding.rows))).",
        remedy:
          "Export users and Sites again on the same day, and see whether the Site was renamed.")
    })
}
