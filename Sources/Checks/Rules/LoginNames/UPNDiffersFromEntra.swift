import Matching
import Roster

extension Rule {
  static let upnDiffersFromEntra = Rule(
    "upn-differs-from-entra", .warning, .blocked,
    title: "Entra has another userPrincipalName than the directory lets expect",
    rationale: """
      In older tenants a changed UPN does not flow to users with a licence (Microsoft, "Connect Sync \
      service features": SynchronizeUpnForManagedUsers), and no error says so. Where only the suffix \
      differs, everybody with the same two suffixes has it for one reason.
      """,
    examples: [
      .fires { $0.entra = [.person("anna", [.userPrincipalName: "anna.old@contoso.com"])] },
      .fires { $0.entra = [.person("anna", [.userPrincipalName: "anna@old.contoso.com"])] },
      .silent { $0.entra = [.person("anna")] },
      .silent(),
    ],
    find: { survey in
      var hits: [Hit] = []
      var groups: [SuffixChange: [UInt32]] = [:]
      for row in survey.directoryRows(.cloudNameDiffers) {
        if let change = survey.facts.suffixChange(Int(row)) {
          groups[change, default: []].append(row)
        } else {
          hits.append(
            Hit(console: survey.facts.pairing.consoleUser(of: Int(row)), directory: Int(row)))
        }
      }
      hits += groups.values.map { Hit(directoryRows: $0) }
      return hits.sorted { ($0.directory ?? 0) < ($1.directory ?? 0) }
    },
    text: { finding, facts in
      let row = finding.directory ?? 0
      if !finding.rows.isEmpty, let change = facts.suffixChange(row) {
        return facts.text(of: change, finding)
      }
      return FindingText(
        subject: facts.loginName(row),
        message: "The directory says \(Words.quoted(facts.loginName(row))), Entra says "
          + "\(Words.quoted(facts.cloudName(row))); the 8x8 username must equal Entra's.",
        remedy: "If the directory is right, switch on SynchronizeUpnForManagedUsers and change the "
          + "UPN in AD once more so that it flows. If Entra is right, nothing is to be done. "
          + Phrases.canBeUndone)
    })
}

/// Two suffixes, without case, of login names that are alike before the `@`.
private struct SuffixChange: Hashable {
  let directory: String
  let entra: String
}

extension Facts {
  /// What makes a directory user's login name differ from Entra's, if it is the suffix alone.
  fileprivate func suffixChange(_ row: Int) -> SuffixChange? {
    let ours = loginName(row).lowercased()
    let theirs = cloudName(row).lowercased()
    guard let mark = ours.lastIndex(of: "@"), let other = theirs.lastIndex(of: "@"),
      ours[..<mark] == theirs[..<other], ours[mark...] != theirs[other...]
    else { return nil }
    return SuffixChange(
      directory: String(ours[mark...].dropFirst()), entra: String(theirs[other...].dropFirst()))
  }

  fileprivate func text(of change: SuffixChange, _ finding: Finding) -> FindingText {
    FindingText(
      subject: "\(change.directory) (Entra: \(change.entra))",
      message: "The directory says \(Words.quoted("@" + change.directory)), Entra says "
        + "\(Words.quoted("@" + change.entra)), for \(Words.people(finding.people)) "
        + "(\(directoryNames(finding.rows))); the 8x8 usernames must equal Entra's.",
      remedy: "If the directory is right, switch on SynchronizeUpnForManagedUsers and change the "
        + "UPNs in AD once more so that they flow. If Entra is right, nothing is to be done. "
        + Phrases.canBeUndone)
  }
}
