import Roster

extension Rule {
  static let consoleHoldsNobody = Rule(
    "console-holds-nobody", .warning, .irreversible,
    title: "The list of 8x8 users holds nobody",
    rationale: """
      A header without rows, or a SCIM list of nobody, is right for a new tenant only. Of any other \
      it is an export that went wrong, and each directory user looks as if a new 8x8 user were needed.
      """,
    examples: [
      .fires([.person("anna")], []),
      .fires([], []),
      .silent(),
      .silent([], [.account("anna@contoso.com")]),
    ],
    find: { survey in
      guard survey.facts.console.count == 0 else { return [] }
      return survey.sources { $0.role == .console }
    },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      return FindingText(
        subject: source.name,
        message: "The list of 8x8 users in \(source.name) holds nobody, so everybody in the "
          + "directory looks new.",
        remedy:
          "Is it the whole list? Export all users from Admin Console again, and look into the "
          + "file. If the tenant is truly new and has no users yet, nothing is to be done.")
    })
}
