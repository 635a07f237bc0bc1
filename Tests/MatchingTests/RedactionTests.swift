import Matching
import Roster
import Support
import Testing

/// Pseudonyms keep everything that pairs people: whoever compares the renamed lists finds the same.
@Suite("Redaction")
struct RedactionTests {
  @Test("Lists with pseudonyms pair as the real ones do", arguments: 0..<400)
  func pairing(seed: Int) throws {
    let tenant = NastyTenant(seed: UInt64(seed))
    let lists = tenant.lists
    let key = try #require(PseudonymKey(secret: Array("a secret for tests".utf8)))
    let pseudonyms = Pseudonyms(for: lists.directory, lists.console, nil, key: key)
    let directory = lists.directory.redacted(by: pseudonyms)
    let identities = lists.identities.redacted(
      by: pseudonyms, of: lists.directory, renamed: directory)
    let real = pairing(lists.directory, lists.console, lists.identities)
    let other = pairing(directory, lists.console.redacted(by: pseudonyms), identities)
    #expect(real == other)
    for row in 0..<directory.count {
      #expect(
        identities.text(row, in: directory)
          == lists.identities.text(row, in: lists.directory).map { pseudonyms.text($0) })
      #expect(directory.proxyAddresses(row).count == lists.directory.proxyAddresses(row).count)
    }
  }

  /// What identifiers say of each row, without patterns, which are about real names.
  private func pairing(
    _ directory: DirectoryUsers, _ console: ConsoleUsers, _ identities: CloudIdentities
  ) -> [String] {
    let pairing = Matcher.pair(
      directory: directory, console: console, identities: identities,
      exclusions: Exclusions(console: [], directory: []), softEvidence: .ignored
    ).pairing
    return (0..<console.count).map { row in
      let user = pairing.directoryUser(of: row)
      // Of several with one cloud UPN, which one is shown goes by the order of their names.
      let isOneOfMany = user.map { pairing.directoryStates[$0] == .duplicateUPN } ?? false
      let partner = isOneOfMany ? "many" : user.map(String.init) ?? "-"
      return "\(pairing.consoleStates[row]) \(partner) \(pairing.evidence(of: row).list)"
    } + pairing.directoryStates.map { "\($0)" }
  }
}
