import Forecast

extension Rule {
  static let retrievalIdPOnly = Rule(
    "retrieval-idp-only", .error, .irreversible,
    title: "8x8 hides its existing users from Entra, so nobody will be linked",
    rationale: """
      Existing 8x8 users are linked only when User Provisioning > Advanced settings is set to \
      "All users" (8x8, "Azure AD: SSO and User Provisioning (SCIM) Configuration").
      """,
    examples: [
      .fires { $0.provisioning.userRetrieval = .idpOnly },
      .silent(),
      .silent([.person("anna")], []) { $0.provisioning.userRetrieval = .idpOnly },
    ],
    find: { survey in
      guard survey.facts.firstCycle.rules.userRetrieval == .idpOnly else { return [] }
      let rows = survey.consoleRows { survey.facts.firstCycle.console[$0] == .conflict }
      return rows.isEmpty ? [] : [Hit(people: rows.count)]
    },
    text: { finding, _ in
      FindingText(
        subject: "user retrieval",
        message: "User retrieval is set to users created by the identity provider only: "
          + "\(Words.users(finding.people)) with the right username will not be linked, and "
          + "creating them again will fail with a conflict.",
        remedy: "In Admin Console, set User Provisioning > Advanced settings to All users before "
          + "provisioning starts. The setting can be changed back.")
    })
}
