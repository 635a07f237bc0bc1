import Roster

extension Rule {
  static let upnSuffixUnverified = Rule(
    "upn-suffix-unverified", .error, .irreversible,
    title: "A UPN suffix is not a verified domain of the Entra tenant",
    rationale: """
      Users whose UPN suffix is not verified become MailNickName@INITIAL.onmicrosoft.com in Entra \
      (Microsoft, "UserPrincipalName population"), so no 8x8 username equals theirs.
      """,
    examples: [
      .fires([.person("anna", [.userPrincipalName: "anna@contoso.local"])]),
      .fires([.person("anna", [.userPrincipalName: "anna@CORP.contoso.com"])]),
      .silent(),
      .silent([.person("anna", [.userPrincipalName: "anna@Contoso.com"])]),
    ],
    find: { survey in
      var groups: [String: [UInt32]] = [:]
      for row in survey.loginRows(.suffixNotVerified) {
        groups[survey.facts.suffix(Int(row)), default: []].append(row)
      }
      return groups.values.sorted { $0[0] < $1[0] }.map { Hit(directoryRows: $0) }
    },
    text: { finding, facts in
      let row = finding.directory ?? 0
      let suffix = facts.suffix(row)
      let cure =
        TenantRules.isRoutable(suffix)
        ? "Verify the domain in Entra (Domain names > Add custom domain), or give these users a "
          + "verified suffix in AD."
        : "This suffix can never be verified. In AD, add a verified domain as alternative UPN suffix "
          + "(Domains and Trusts > Properties) and give it to these users."
      return FindingText(
        subject: suffix,
        message: "The UPN suffix \(Words.quoted(suffix)) of \(Words.people(finding.people)) is not "
          + "verified in Entra (\(facts.directoryNames(finding.rows))): "
          + "\(facts.fallbackWords(row, of: finding.people)).",
        remedy: "\(cure) \(Phrases.canBeUndone) Whoever signs in with the UPN must be told.")
    })
}

extension Facts {
  /// What stands after the `@` of the login name, in lower case.
  func suffix(_ row: Int) -> String {
    let name = loginName(row).lowercased()
    return name.lastIndex(of: "@").map { String(name[name.index(after: $0)...]) } ?? ""
  }
}
