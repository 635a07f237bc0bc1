import Formats
import Roster

extension Rule {
  static let searchReference = Rule(
    "search-reference", .notice, .none,
    title: "The server pointed to other parts of the directory",
    rationale: """
      A search at the root of a domain returns references to child domains (MS-ADTS); the users there \
      are not in the file. Those to Configuration, Schema and the DNS zones are always there and hold \
      no users.
      """,
    examples: [
      .fires {
        $0.directorySource.notices = [
          Notice(.reference, line: 3, detail: "ldap://child.contoso.com/DC=child,DC=contoso,DC=com")
        ]
      },
      .silent {
        $0.directorySource.notices = [
          "ForestDnsZones.contoso.com/DC=ForestDnsZones,DC=contoso,DC=com",
          "DomainDnsZones.contoso.com/DC=DomainDnsZones,DC=contoso,DC=com",
          "contoso.com/CN=Configuration,DC=contoso,DC=com",
          "contoso.com/CN=Schema,CN=Configuration,DC=contoso,DC=com",
        ].map { Notice(.reference, line: 3, detail: "ldap://" + $0) }
      },
      .silent(),
    ],
    find: { $0.sources { !$0.partsElsewhere.isEmpty } },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      let parts = source.partsElsewhere
      return FindingText(
        subject: source.name,
        message: "\(source.name): the server refers to "
          + Words.count(parts.count, "other part", "other parts") + " of the directory ("
          + Words.list(parts.map { Words.quoted($0) }) + ").",
        remedy: "If a child domain has users with phones, export it too and give both with "
          + "--directory.")
    })
}

extension SourceInfo {
  /// The places that the server referred to and where users may be, in order, each once.
  fileprivate var partsElsewhere: [String] {
    var seen: Set<String> = []
    return notices.filter { $0.kind == .reference }.map { $0.detail }
      .filter { !$0.isEmpty && !StandardPartition.isMeant(by: $0) && seen.insert($0).inserted }
  }
}

/// Partitions that every forest has and that hold no users (MS-ADTS, naming contexts).
private enum StandardPartition {
  private static let names = [
    "dc=forestdnszones,", "dc=domaindnszones,", "cn=configuration,", "cn=schema,",
  ]

  /// Whether the DN of an LDAP URL (RFC 4516: what stands behind the host) is in one of them.
  static func isMeant(by url: String) -> Bool {
    let parts = url.lowercased().split(
      separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return false }
    return names.contains { parts[3].hasPrefix($0) }
  }
}
