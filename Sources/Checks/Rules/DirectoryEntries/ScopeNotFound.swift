import Forecast

extension Rule {
  static let scopeNotFound = Rule(
    "scope-not-found", .error, .blocked,
    title: "The scope names a group or user that the directory does not have",
    rationale:
      "Whoever is meant by it is taken for out of scope, so the forecast is wrong for them.",
    examples: [
      .fires { $0.provisioning.scope = .groups(["Phones"]) },
      .fires { $0.provisioning.scope = .users(["anna", "zoe"]) },
      .silent { $0.provisioning.scope = .users(["anna@contoso.com"]) },
      .silent(),
    ],
    find: { survey in
      survey.facts.firstCycle.scope.notFound.indices.map { Hit(detail: $0, people: 0) }
    },
    text: { finding, facts in
      let names = facts.firstCycle.scope.notFound
      let name = Int(finding.detail) < names.count ? names[Int(finding.detail)] : ""
      return FindingText(
        subject: name,
        message: "\(Words.quoted(name)) is in the scope of provisioning, but nobody in the "
          + "directory answers to it.",
        remedy: "Correct the name in the configuration. For a group, export the group entries with "
          + "member, or the users with memberOf (the primary group is in neither).")
    })
}
