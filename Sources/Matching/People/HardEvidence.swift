import Formats
package import Roster

/// Compares the identifiers of two records, value by value.
package struct HardEvidence: Sendable {
  private let directory: DirectoryUsers
  private let console: ConsoleUsers
  private let identities: CloudIdentities

  package init(directory: DirectoryUsers, console: ConsoleUsers, identities: CloudIdentities) {
    self.directory = directory
    self.console = console
    self.identities = identities
  }

  /// Everything hard that a console user and a directory user have in common.
  package func evidence(_ consoleRow: Int, _ directoryRow: Int) -> Evidence {
    var evidence: Evidence = []
    console.withBytes(.username, consoleRow) { username in
      evidence.formUnion(usernameEvidence(username, directoryRow))
    }
    console.withBytes(.email, consoleRow) { email in
      evidence.formUnion(emailEvidence(email, directoryRow))
    }
    if same(.employeeID, consoleRow, .employeeID, directoryRow) { evidence.insert(.employeeID) }
    return evidence
  }

  private func usernameEvidence(_ username: Span<UInt8>, _ row: Int) -> Evidence {
    var evidence: Evidence = []
    guard Folding.hasKey(username) else { return evidence }
    identities.withBytes(row, in: directory) { name in
      if Folding.sameBytes(name, username) {
        evidence.insert(.usernameIsCloudUPN)
      } else if name.count > 0, Folding.sameKey(name, username) {
        evidence.insert(.usernameFoldsToCloudUPN)
      }
    }
    if holds(username, .mail, row) { evidence.insert(.usernameIsMail) }
    if holdsProxy(username, row) { evidence.insert(.usernameIsProxyAddress) }
    if evidence.isDisjoint(with: [.usernameIsCloudUPN, .usernameFoldsToCloudUPN]),
      holds(username, .userPrincipalName, row)
    {
      evidence.insert(.usernameIsUPN)
    }
    let account = username.extracting(IdentifierKeys.accountName(in: username))
    if Folding.hasKey(account), holds(account, .sAMAccountName, row) {
      evidence.insert(.usernameIsAccountName)
    }
    if mayBeImplicitUPN(username, row), let implicit = directory.implicitUPN(row),
      Folding.sameKey(Array(implicit.utf8).span, username)
    {
      evidence.insert(.usernameIsImplicitUPN)
    }
    return evidence
  }

  /// False if a username surely is not sAMAccountName@DOMAIN of a row, which takes long to make: plain
  /// texts that do not begin alike, and those of a blank account, which are anybody's. Whatever needs
  /// folding may be.
  private func mayBeImplicitUPN(_ username: Span<UInt8>, _ row: Int) -> Bool {
    let name = username.extracting(Folding.trimmedBlanks(username))
    return directory.withBytes(.sAMAccountName, row) { account in
      guard Folding.hasKey(account) else { return false }
      guard HardEvidence.isVisibleASCII(name), HardEvidence.isVisibleASCII(account) else {
        return true
      }
      guard name.count > account.count, name[account.count] == UInt8(ascii: "@") else {
        return false
      }
      for index in 0..<account.count
      where ValueText.lowercased(name[index]) != ValueText.lowercased(account[index]) {
        return false
      }
      return true
    }
  }

  private static func isVisibleASCII(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count where bytes[index] &- 0x21 >= 0x5E { return false }
    return true
  }

  private func emailEvidence(_ email: Span<UInt8>, _ row: Int) -> Evidence {
    var evidence: Evidence = []
    guard Folding.hasKey(email) else { return evidence }
    if holds(email, .mail, row) {
      evidence.insert(.emailIsMail)
    } else if holdsProxy(email, row) {
      evidence.insert(.emailIsProxyAddress)
    }
    let isCloudName = identities.withBytes(row, in: directory) {
      $0.count > 0 && Folding.sameKey($0, email)
    }
    if isCloudName || holds(email, .userPrincipalName, row) { evidence.insert(.emailIsUPN) }
    return evidence
  }

  private func holds(_ value: Span<UInt8>, _ field: DirectoryField, _ row: Int) -> Bool {
    directory.withBytes(field, row) { $0.count > 0 && Folding.sameKey($0, value) }
  }

  private func holdsProxy(_ value: Span<UInt8>, _ row: Int) -> Bool {
    for proxy in directory.proxyAddresses(row) {
      let isSame = directory.rows.withBytes(of: proxy, row: row) {
        Folding.sameKey($0.extracting(5..<$0.count), value)
      }
      if isSame { return true }
    }
    return false
  }

  private func same(
    _ field: ConsoleField, _ consoleRow: Int, _ other: DirectoryField, _ directoryRow: Int
  ) -> Bool {
    console.withBytes(field, consoleRow) { value in
      Folding.hasKey(value) && holds(value, other, directoryRow)
    }
  }
}
