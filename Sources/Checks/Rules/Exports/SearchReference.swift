import Formats

extension Rule {
  static let searchReference = export(
    "search-reference", .notice, .none, of: .reference,
    title: "The server pointed to other parts of the directory",
    rationale: """
      A search at the root of a domain returns references to child domains and to partitions such as \
      DomainDnsZones (MS-ADTS); the users there are not in the file.
      """,
    sample: "ldap://child.contoso.com/DC=child,DC=contoso,DC=com",
    message: { "the server refers to \(Words.quoted($0.detail)) (\($0.count) references in all)" },
    remedy: { _ in
      "If a child domain has users with phones, export it too and give both with --directory."
    })
}
