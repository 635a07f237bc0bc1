import Roster

extension Rule {
  static let upnDiffersFromEntra = Rule(
    "upn-differs-from-entra", .warning, .blocked,
    title: "Entra has another userPrincipalName than the directory lets expect",
    rationale: """
      In older tenants a changed UPN does not flow to users with a licence (Microsoft, "Connect Sync \
      service features": SynchronizeUpnForManagedUsers), and no error says so.
      """,
    examples: [
      .fires { $0.entra = [.person("anna", [.userPrincipalName: "anna.old@contoso.com"])] },
      .silent { $0.entra = [.person("anna")] },
      .silent(),
    ],
    find: { $0.eachDirectory(.cloudNameDiffers) },
    text: { finding, facts in
      let row = finding.directory ?? 0
      return FindingText(
        subject: facts.loginName(row),
        message: "The directory says \(Words.quoted(facts.loginName(row))), Entra says "
          + "\(Words.quoted(facts.cloudName(row))); the 8x8 username must equal Entra's.",
        remedy: "If the directory is right, switch on SynchronizeUpnForManagedUsers and change the "
          + "UPN in AD once more so that it flows. If Entra is right, nothing is to be done. "
          + Phrases.canBeUndone)
    })
}
