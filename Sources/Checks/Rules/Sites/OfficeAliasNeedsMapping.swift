import Forecast
import Matching
import Roster

extension Rule {
  static let officeAliasNeedsMapping = Rule(
    "office-alias-needs-mapping", .warning, .license,
    title: "An Office value is a Site only by an alias",
    rationale: """
      An alias helps Rollcall, not Entra: unless the attribute mapping translates the value, 8x8 gets \
      the Office as it is (Microsoft, "Customize attribute mappings").
      """,
    examples: [
      .fires([.person("anna", [.office: "HQ"])]) { $0.aliases = ["HQ": "Berlin"] },
      .silent { $0.aliases = ["HQ": "Berlin"] },
      .silent([.person("anna", [.office: "HQ"])]) {
        $0.aliases = ["HQ": "Berlin"]
        $0.provisioning.siteMapping = .aliases
      },
    ],
    find: { survey in
      survey.facts.firstCycle.rules.siteMapping == .aliases ? [] : survey.offices([.alias])
    },
    text: { finding, facts in
      let office = facts.office(of: finding)
      let value = office?.value ?? ""
      let site = office?.answer.site ?? ""
      return FindingText(
        subject: value,
        message:
          "\(facts.officeAndPeople(finding)) stands for the Site \(Words.quoted(site)) by an "
          + "alias only.",
        remedy: "In Entra, map Site with an expression such as "
          + "IIF([physicalDeliveryOfficeName]=\"\(expression(value))\", \"\(expression(site))\", "
          + "[physicalDeliveryOfficeName]), or change the Office in AD. The mapping can be changed "
          + "back.")
    })

  /// A text inside the quotation marks of a mapping expression.
  private static func expression(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
