import Roster

extension Rule {
  static let inactiveConsoleUserLicensed = Rule(
    "inactive-console-user-licensed", .notice, .license,
    title: "Inactive 8x8 users hold licences",
    rationale: """
      A deactivated user keeps the licence; to free it, reactivate, remove the licence, deactivate \
      (8x8, "Failed saving user settings").
      """,
    examples: [
      .fires(
        [.person("anna")],
        [.account("anna@contoso.com", [.license: "X2", .status: "INACTIVE"])]),
      .silent(
        [.person("anna")], [.account("anna@contoso.com", [.license: "X2", .status: "Active"])]),
    ],
    find: { $0.allConsole(.licensedInactive) },
    text: { finding, facts in
      FindingText(
        subject: "inactive users",
        message: "Inactive in 8x8, but holding a licence: \(Words.users(finding.people)) "
          + "(\(facts.usernames(finding.rows))).",
        remedy:
          "If they are not coming back, save voicemail and call history, then in Admin Console "
          + "reactivate, remove the licence, deactivate. Removing a licence cannot be undone.")
    })
}
