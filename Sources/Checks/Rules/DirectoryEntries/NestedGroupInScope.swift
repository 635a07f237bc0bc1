import Forecast

extension Rule {
  static let nestedGroupInScope = Rule(
    "nested-group-in-scope", .warning, .blocked,
    title: "An assigned group contains groups, whose members are not provisioned",
    rationale: """
      Only direct members of assigned groups are provisioned (Microsoft, "How Application \
      Provisioning works").
      """,
    examples: [
      .fires { tenant in
        tenant.provisioning.scope = .groups(["Phones"])
        tenant.groups = [
          ExampleGroup(
            distinguishedName: "CN=Phones,DC=contoso,DC=com", name: "Phones",
            members: ["CN=Sales,DC=contoso,DC=com"]),
          ExampleGroup(
            distinguishedName: "CN=Sales,DC=contoso,DC=com", name: "Sales", members: []),
        ]
      },
      .silent { tenant in
        tenant.provisioning.scope = .groups(["Phones"])
        tenant.groups = [
          ExampleGroup(
            distinguishedName: "CN=Phones,DC=contoso,DC=com", name: "Phones",
            members: ["CN=Anna Berg,OU=Staff,DC=contoso,DC=com"])
        ]
      },
    ],
    find: { survey in
      survey.facts.firstCycle.scope.nestedGroups.indices.map { Hit(detail: $0, people: 0) }
    },
    text: { finding, facts in
      let groups = facts.firstCycle.scope.nestedGroups
      let nested = Int(finding.detail) < groups.count ? groups[Int(finding.detail)] : nil
      return FindingText(
        subject: nested?.nested ?? "",
        message: "The assigned group \(Words.quoted(nested?.group ?? "")) contains the group "
          + "\(Words.quoted(nested?.nested ?? "")); its members are not provisioned.",
        remedy: "Assign the inner group to the app as well, or make its members direct members. "
          + "Taking somebody out of scope later deactivates the 8x8 user.")
    })
}
