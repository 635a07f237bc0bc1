import Roster

extension Rule {
  static let assumedVerifiedDomains = Rule(
    "assumed-verified-domains", .notice, .none,
    title: "No verified domain was given",
    rationale: """
      Which suffixes Entra accepts is known only to the tenant. Without a list, every suffix counts \
      as verified that could be one.
      """,
    examples: [
      .fires { $0.tenant.verifiedDomains = [] },
      .silent(),
    ],
    find: { survey in
      survey.facts.assumesVerifiedDomains ? [Hit(people: 0)] : []
    },
    text: { _, _ in
      FindingText(
        subject: "verified domains",
        message:
          "No verified domain was given, so every UPN suffix that could be registered counts "
          + "as verified.",
        remedy: "Run again with --verified-domain for each domain that Entra shows as verified, or "
          + "with --entra and Entra's list of users.")
    })
}
