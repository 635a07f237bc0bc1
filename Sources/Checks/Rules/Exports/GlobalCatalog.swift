import Formats

extension Rule {
  static let globalCatalog = Rule.export(
    "global-catalog", .warning, .license, of: .globalCatalog,
    title: "The directory was read at a Global Catalog port",
    rationale: """
      Ports 3268 and 3269 hold a part of each attribute set only: neither Office nor title, department \
      and mobile are there (AD schema, isMemberOfPartialAttributeSet).
      """,
    sample: "ldaps://dc1.contoso.com:3269",
    message: { _ in "a Global Catalog does not know Office" },
    remedy: { _ in "Use port 636 (ldaps) or 389 (ldap with StartTLS) of a domain controller." })
}
