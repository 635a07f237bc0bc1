import Roster

extension Rule {
  static let upnDuplicate = Rule(
    "upn-duplicate", .error, .irreversible,
    title: "Several directory users have one cloud UPN",
    rationale: """
      Entra lets the first keep the name and gives the others a placeholder such as \
      anna+1234@INITIAL.onmicrosoft.com (Microsoft, "Duplicate attribute resiliency"); 8x8 then gets \
      users with such usernames.
      """,
    examples: [
      .fires([.person("anna"), .person("bo", [.userPrincipalName: "Anna@contoso.com"])]),
      .silent([.person("anna"), .person("bo")]),
    ],
    find: { survey in
      survey.facts.sharedLogins.compactMap { group in
        let isProven = group.allSatisfy { survey.facts.identities.sources[$0] == .entra }
        return isProven ? nil : Hit(directoryRows: group.map { UInt32(truncatingIfNeeded: $0) })
      }
    },
    identity: Rule.foldedSubject,
    text: { finding, facts in
      let names = finding.rows.map { row in
        facts.directory.text(.distinguishedName, Int(row)) ?? facts.directoryName(Int(row))
      }
      let name = facts.cloudName(finding.directory ?? 0)
      return FindingText(
        subject: name,
        message: "\(finding.people) directory users have the cloud UPN \(Words.quoted(name)): "
          + "\(Words.list(names, first: 20)).",
        remedy: "In AD, give each of them a userPrincipalName of their own; the one whose 8x8 "
          + "username it is keeps it. \(Phrases.canBeUndone)")
    })
}
