import Checks
import Formats
import Roster

/// Who in the directory has a login name or mail address already: userPrincipalName, the name in
/// Entra, the implicit name, mail and proxyAddresses of every entry, groups and contacts included.
struct AddressHolders {
  private let facts: Facts
  private let rowsOfHash: [UInt32: [UInt32]]

  /// Knows the holders of `addresses`, and of no others.
  init(of addresses: [String], in facts: Facts) {
    self.facts = facts
    let wanted = Set(addresses.map(AddressHolders.hash))
    let accounts = Set(addresses.map(AddressHolders.accountHash)).subtracting([ShortHash.none])
    let columns = [
      facts.directory.shortHashes(.userPrincipalName), facts.directory.shortHashes(.mail),
      facts.identities.hashes,
    ]
    let accountNames = facts.directory.shortHashes(.sAMAccountName)
    let proxies = facts.directory.proxyAddressHashes
    let directory = facts.directory
    let found = Parallel.mapRows(wanted.isEmpty ? 0 : directory.count) { rows in
      var found: [(UInt32, UInt32)] = []
      for row in rows {
        let row32 = UInt32(truncatingIfNeeded: row)
        for column in columns where row < column.count && wanted.contains(column[row]) {
          found.append((column[row], row32))
        }
        if accounts.contains(accountNames[row]) { found.append((accountNames[row], row32)) }
        for place in directory.proxyAddressPlaces(row) where wanted.contains(proxies[place]) {
          found.append((proxies[place], row32))
        }
      }
      return found
    }
    rowsOfHash = found.joined().reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
  }

  private static func hash(_ text: String) -> UInt32 { ShortHash.of(Array(text.utf8).span) }

  private static func accountHash(_ text: String) -> UInt32 {
    AccountName.shortHash(ofImplicitName: Array(text.utf8).span)
  }

  /// Whether anybody but `row` has `address`, without regard to case and hidden characters.
  func isTaken(_ address: String, besides row: Int) -> Bool {
    if facts.directory.addressesOfOthers.contains(Folding.keyHash(address.utf8.span)) {
      return true
    }
    let key = Folding.key(address)
    let hashes = [AddressHolders.hash(address), AddressHolders.accountHash(address)]
    return hashes.contains { hash in
      (rowsOfHash[hash] ?? []).contains { Int($0) != row && holds(Int($0), key) }
    }
  }

  private func holds(_ row: Int, _ key: String) -> Bool {
    let directory = facts.directory
    var names = [
      directory.text(.userPrincipalName, row), directory.text(.mail, row),
      facts.identities.text(row, in: directory), directory.implicitUPN(row),
    ]
    for slice in directory.proxyAddresses(row) {
      names.append(directory.rows.text(of: slice, row: row).map { String($0.dropFirst(5)) })
    }
    return names.contains { $0.map { Folding.key($0) == key } ?? false }
  }
}

/// Usernames that console users have.
struct UsernameHolders {
  private let console: ConsoleUsers
  private let rowsOfHash: [UInt32: [UInt32]]

  init(of usernames: [String], in console: ConsoleUsers) {
    self.console = console
    let wanted = Set(usernames.map { ShortHash.of(Array($0.utf8).span) })
    var rowsOfHash: [UInt32: [UInt32]] = [:]
    if !wanted.isEmpty {
      for (row, hash) in console.shortHashes(.username).enumerated() where wanted.contains(hash) {
        rowsOfHash[hash, default: []].append(UInt32(truncatingIfNeeded: row))
      }
    }
    self.rowsOfHash = rowsOfHash
  }

  /// Whether anybody but `row` has `username`, without regard to case and hidden characters.
  func isTaken(_ username: String, besides row: Int) -> Bool {
    let key = Folding.key(username)
    let rows = rowsOfHash[ShortHash.of(Array(username.utf8).span)] ?? []
    return rows.contains {
      Int($0) != row && console.text(.username, Int($0)).map(Folding.key) == key
    }
  }
}
