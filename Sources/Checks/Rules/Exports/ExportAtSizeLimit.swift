import Roster

extension Rule {
  static let exportAtSizeLimit = Rule(
    "export-at-size-limit", .warning, .irreversible,
    title: "A directory export has exactly 1000 records",
    rationale: """
      AD's MaxPageSize is 1000 by default (Microsoft KB 315071): a search without paging stops there, \
      and some programs do not say so.
      """,
    examples: [
      .fires { $0.directorySource.records = 1000 },
      .silent {
        $0.directorySource.records = 1000
        $0.directorySource.places = .entries(server: "ldaps://dc1.contoso.com")
      },
      .silent(),
    ],
    find: { $0.sources { $0.role == .directory && $0.records == 1000 && !$0.isLive } },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      return FindingText(
        subject: source.name,
        message: "\(source.name) has exactly 1000 records, the default limit of a search without "
          + "paging.",
        remedy: "Count the users in AD. If there are more, export again with paging: ldapsearch -E "
          + "pr=1000/noprompt; ldifde without -g; Get-ADUser without -ResultSetSize.")
    })
}
