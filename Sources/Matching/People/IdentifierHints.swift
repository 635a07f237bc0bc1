import Roster

/// What is kept of the identifiers of each directory user since it was read: whoever holds none that
/// is asked about is passed over without a look at the values.
struct DirectoryHints: Sendable {
  private let userPrincipalNames: [UInt32]
  private let cloudNames: [UInt32]
  private let mails: [UInt32]
  private let accounts: [UInt32]
  /// Nothing where nobody has an employee ID.
  private let employees: [UInt32]
  private let proxies: [UInt32]
  private let directory: DirectoryUsers

  init(_ directory: DirectoryUsers, _ identities: CloudIdentities) {
    userPrincipalNames = directory.shortHashes(.userPrincipalName)
    cloudNames = identities.hashes
    mails = directory.shortHashes(.mail)
    accounts = directory.shortHashes(.sAMAccountName)
    employees = directory.fills(.employeeID) ? directory.shortHashes(.employeeID) : []
    proxies = directory.proxyAddressHashes
    self.directory = directory
  }

  /// False if a directory user surely has none of the wanted keys.
  func mayHold(_ row: Int, _ wanted: WantedKeys) -> Bool {
    // Mail, primary address and both login names are mostly one text.
    let mail = mails[row]
    let name = userPrincipalNames[row]
    // Whose account name is not asked about has no implicit name that is.
    if wanted.mayContain(mail) || wanted.mayContain(accounts[row])
      || (!employees.isEmpty && wanted.mayContain(employees[row]))
    {
      return true
    }
    if name != mail, wanted.mayContain(name) { return true }
    if cloudNames[row] != name, wanted.mayContain(cloudNames[row]) { return true }
    for place in directory.proxyAddressPlaces(row)
    where proxies[place] != mail && wanted.mayContain(proxies[place]) {
      return true
    }
    return false
  }
}

/// The same for console users.
struct ConsoleHints: Sendable {
  private let usernames: [UInt32]
  private let emails: [UInt32]
  /// Nothing where nobody has an employee ID.
  private let employees: [UInt32]
  /// Users who may be found by the account in `DOMAIN\account`.
  private let accounts: Set<Int>

  init(_ console: ConsoleUsers, _ wanted: WantedKeys) {
    usernames = console.shortHashes(.username)
    emails = console.shortHashes(.email)
    employees = console.fills(.employeeID) ? console.shortHashes(.employeeID) : []
    accounts = Set(
      console.accountsOfDomains.filter { wanted.mayContain($0.hash) }.map { Int($0.row) })
  }

  /// False if a console user surely has none of the wanted keys.
  func mayHold(_ row: Int, _ wanted: WantedKeys) -> Bool {
    let email = emails[row]
    return wanted.mayContain(email)
      || (!employees.isEmpty && wanted.mayContain(employees[row]))
      || (usernames[row] != email && wanted.mayContain(usernames[row]))
      || (!accounts.isEmpty && accounts.contains(row))
  }
}
