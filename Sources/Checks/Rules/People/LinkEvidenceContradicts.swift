import Formats
import Matching
import Roster

extension Rule {
  static let linkEvidenceContradicts = Rule(
    "link-evidence-contradicts", .error, .irreversible,
    title: "A username links to one person while the email address is another's",
    rationale: """
      A link is for good: username, names and email become read-only in Admin Console (8x8, "SSO \
      and User Provisioning"). A username given to a newcomer of the same name links the phone of \
      one person to the account of another.
      """,
    examples: [
      .fires(
        [.person("anna"), .person("ann", [.mail: "anna.b@contoso.com"])],
        [.account("anna@contoso.com", [.email: "anna.b@contoso.com"])]),
      .silent(),
      .silent([.person("anna")], [.account("anna@contoso.com", [.email: "me@example.org"])]),
      .silent(
        [.person("anna", [:], [.proxyAddresses: ["smtp:a.berg@contoso.com"]])],
        [.account("anna@contoso.com", [.email: "a.berg@contoso.com"])]),
    ],
    find: { survey in
      let suspects = survey.consoleRows(.linkedEmailDiffers)
      let owners = MailOwners(of: suspects, in: survey.facts)
      return suspects.compactMap { row in
        let partner = survey.facts.pairing.directoryUser(of: Int(row))
        guard let owner = owners.owner(of: Int(row)), owner != partner else { return nil }
        return Hit(console: Int(row), directory: partner, detail: owner)
      }
    },
    text: { finding, facts in
      let row = finding.console ?? 0
      let partner = finding.directory ?? 0
      let owner = Int(finding.detail)
      return FindingText(
        subject: facts.username(row),
        message: "\(Words.quoted(facts.username(row))) will be linked to "
          + "\(facts.directory.displayName(partner)), but its email address "
          + "\(Words.quoted(facts.console.text(.email, row) ?? "")) belongs to "
          + "\(facts.directory.displayName(owner)) (\(facts.directoryName(owner))).",
        remedy:
          "Find out whose 8x8 user this is. If it is \(facts.directory.displayName(owner))'s, "
          + "change the username in Admin Console before the first cycle; if not, correct the email "
          + "address. A wrong link cannot be undone. \(facts.renameWarning)")
    })
}

/// Which directory user holds the email address of a console user.
struct MailOwners {
  private let facts: Facts
  private var rowsByHash: [UInt64: [Int]] = [:]

  init(of consoleRows: [UInt32], in facts: Facts) {
    self.facts = facts
    let wanted = Set(
      consoleRows.map { row in
        facts.console.withBytes(.email, Int(row)) { Folding.keyHash($0) }
      })
    guard !wanted.isEmpty else { return }
    let found = Parallel.mapRows(facts.directory.count) { rows in
      var found: [(hash: UInt64, row: Int)] = []
      for row in rows where facts.directory.kinds[row] == .user {
        MailOwners.forEachAddress(row, facts) { address in
          let hash = Folding.keyHash(address)
          if wanted.contains(hash) { found.append((hash, row)) }
        }
      }
      return found
    }
    for hit in found.joined() where rowsByHash[hit.hash]?.last != hit.row {
      rowsByHash[hit.hash, default: []].append(hit.row)
    }
  }

  /// The only user that holds the address; nil when nobody does, or several.
  func owner(of consoleRow: Int) -> Int? {
    facts.console.withBytes(.email, consoleRow) { email in
      let owners = (rowsByHash[Folding.keyHash(email)] ?? []).filter { row in
        var holds = false
        MailOwners.forEachAddress(row, facts) { address in
          if Folding.sameKey(address, email) { holds = true }
        }
        return holds
      }
      return owners.count == 1 ? owners[0] : nil
    }
  }

  private static func forEachAddress(_ row: Int, _ facts: Facts, _ body: (Span<UInt8>) -> Void) {
    facts.directory.withBytes(.mail, row, body)
    facts.directory.withBytes(.userPrincipalName, row, body)
    for proxy in facts.directory.proxyAddresses(row) {
      facts.directory.rows.withBytes(of: proxy, row: row) { body($0.extracting(5..<$0.count)) }
    }
  }
}
