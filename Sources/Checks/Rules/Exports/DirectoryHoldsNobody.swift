import Roster

extension Rule {
  static let directoryHoldsNobody = Rule(
    "directory-holds-nobody", .error, .irreversible,
    title: "The directory's export has records, but no user among them",
    rationale: """
      Groups, computers or organizational units alone come from a search with the wrong base or \
      filter, and each 8x8 user then looks as if the person had left.
      """,
    examples: [
      .fires([]),
      .fires([]) { tenant in
        tenant.groups = [
          ExampleGroup(
            distinguishedName: "CN=Staff,DC=contoso,DC=com", name: "Staff", members: [])
        ]
      },
      .silent(),
      .silent([.disabled("anna")]),
    ],
    find: { survey in
      guard survey.facts.directory.count == 0 else { return [] }
      return survey.sources { $0.role == .directory }
    },
    identity: { finding, facts in facts.sourceIdentity(of: finding) },
    text: { finding, facts in
      let source = facts.source(of: finding)
      return FindingText(
        subject: source.name,
        message: "There is no user in \(source.name), so all 8x8 users look as if nobody in the "
          + "directory were theirs.",
        remedy: source.isLive
          ? "Check base and filter, and sign in with an account that may read users."
          : "Export again, with the base and the filter that give users; 'rollcall recipes' has the "
            + "lines.")
    })
}
