import Matching

extension Rule {
  static let singleSiteTenant = Rule(
    "single-site-tenant", .notice, .none,
    title: "The tenant has one Site only",
    rationale: """
      With one Site, a Constant mapping in Entra sets it for everybody (8x8, "SSO and User \
      Provisioning"), and Office does not matter.
      """,
    examples: [.fires { $0.sites = ["Berlin"] }, .silent()],
    find: { survey in
      let facts = survey.facts
      return facts.officeDecidesSite && facts.sites.sites.names.count == 1 ? [Hit(people: 0)] : []
    },
    text: { _, facts in
      let site = facts.sites.sites.names.first ?? ""
      return FindingText(
        subject: site,
        message: "The tenant has one Site, \(Words.quoted(site)).",
        remedy:
          "In Entra, map Site as a Constant with the value \(Words.quoted(site)); then Office "
          + "does not matter. The mapping can be changed back.")
    })
}
