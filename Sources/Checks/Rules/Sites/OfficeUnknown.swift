import Matching
import Roster

extension Rule {
  static let officeUnknown = Rule(
    "office-unknown", .error, .license,
    title: "An Office value is no Site",
    rationale: """
      Site is set from physicalDeliveryOfficeName and must be the exact name of a Site; without a \
      Site no licence can be given (8x8, "SSO and User Provisioning").
      """,
    examples: [
      .fires([.person("anna", [.office: "Tokyo"])]),
      .silent(),
      .silent([.disabled("anna"), .person("bo")]),
      // No Site is known.
      .silent([.person("anna")], [.account("anna@contoso.com", [.site: ""])]) { $0.sites = nil },
    ],
    find: { $0.offices([.unknown]) },
    text: { finding, facts in
      FindingText(
        subject: facts.office(of: finding)?.value ?? "",
        message: "\(facts.officeAndPeople(finding)) is not the name of a Site.",
        remedy:
          "In Admin Console create a Site of exactly this name, or in AD change the Office to "
          + "an existing Site. An Office can be changed back; a Site that provisioning has set "
          + "cannot be changed by provisioning.")
    })
}
