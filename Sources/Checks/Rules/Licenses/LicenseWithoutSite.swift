import Roster

extension Rule {
  static let licenseWithoutSite = Rule(
    "license-without-site", .warning, .license,
    title: "A licensed 8x8 user has no Site",
    rationale: """
      A user must have a Site before a licence is assigned (8x8, "SSO and User Provisioning"); one \
      without it cannot be edited or provisioned properly.
      """,
    examples: [
      .fires(
        [.person("anna")],
        [.account("anna@contoso.com", [.license: "X2", .site: ""]), .account("bo@contoso.com")]),
      .silent([.person("anna")], [.account("anna@contoso.com", [.license: "X2"])]),
      .silent(
        [.person("anna")],
        [.account("anna@contoso.com", [.site: ""]), .account("bo@contoso.com")]),
    ],
    find: { $0.eachConsole(.licensedWithoutSite) },
    text: { finding, facts in
      let row = finding.console ?? 0
      return FindingText(
        subject: facts.username(row),
        message: "\(Words.quoted(facts.username(row))) holds the licence "
          + "\(Words.quoted(facts.console.text(.license, row) ?? "")) and has no Site.",
        remedy: "In Admin Console, set the user's Site. It can be changed later with Bulk Edit, "
          + "within one PBX.")
    })
}
