import Formats
import Roster

extension Rule {
  static let initialDomainUnknown = Rule(
    "initial-domain-unknown", .warning, .hygiene,
    title: "Cloud names cannot be predicted without the tenant's initial domain",
    rationale: """
      A UPN that Entra cannot take becomes MailNickName@INITIAL.onmicrosoft.com (Microsoft, \
      "UserPrincipalName population"); INITIAL is not in the directory.
      """,
    examples: [
      .fires([.person("anna", [.userPrincipalName: "anna@contoso.local"])]) {
        $0.tenant.initialDomain = nil
      },
      .silent([.person("anna", [.userPrincipalName: "anna@contoso.local"])]),
      .silent { $0.tenant.initialDomain = nil },
    ],
    find: { survey in
      let identities = survey.facts.identities
      guard survey.facts.tenant.initialDomain == nil else { return [] }
      let rows = survey.troubledDirectoryRows { row in
        identities.sources[row] == .predictedFallback && identities.slice(row).isAbsent
      }
      return rows.isEmpty ? [] : [Hit(directoryRows: rows)]
    },
    text: { finding, facts in
      FindingText(
        subject: "initial domain",
        message:
          "For \(Words.people(finding.people)) the cloud name depends on the tenant's initial "
          + "domain, which was not given (\(facts.directoryNames(finding.rows))).",
        remedy: "Run again with --initial-domain NAME.onmicrosoft.com (Entra > Domain names shows "
          + "it), or with --entra and Entra's list of users.")
    })
}
