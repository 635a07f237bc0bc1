import Formats
import Roster

/// The hard identifiers of a row, as hashes; equal hashes mean probably equal identifiers.
///
/// Addresses (email, proxy addresses, login names) share one space: an address is one person's
/// whatever attribute it stands in. Account names and employee IDs have spaces of their own, told apart
/// in the high half of the hash: the low half is what ``ShortHash`` keeps of a value.
struct IdentifierKeys {
  private static let address: UInt64 = 0x6d61_696c << 32
  private static let account: UInt64 = 0x7361_6d00 << 32
  private static let employee: UInt64 = 0x656d_7000 << 32

  /// Whether employee IDs count: not when Admin Console has none.
  private let employees: EmployeeIDs
  private var implicitNames = ImplicitNames()

  /// Whether both lists have employee IDs.
  enum EmployeeIDs {
    case compared
    case ignored
  }

  init(comparing console: ConsoleUsers) {
    employees = console.fills(.employeeID) ? .compared : .ignored
  }

  /// Calls `body` with each key of a console user.
  static func forEach(console: ConsoleUsers, _ row: Int, _ body: (UInt64) -> Void) {
    console.withBytes(.email, row) { addAddress($0, body) }
    console.withBytes(.username, row) { username in
      if ByteSearch.first(UInt8(ascii: "@"), in: username, range: 0..<username.count) != nil {
        addAddress(username, body)
      } else {
        add(username.extracting(accountName(in: username)), account, body)
      }
    }
    console.withBytes(.employeeID, row) { add($0, employee, body) }
  }

  /// The keys of a console user; 0 where there is none.
  static func all(console: ConsoleUsers, _ row: Int) -> InlineArray<3, UInt64> {
    var keys = InlineArray<3, UInt64>(repeating: 0)
    var count = 0
    forEach(console: console, row) { key in
      guard count < keys.count else { return }
      keys[count] = key
      count += 1
    }
    return keys
  }

  /// Calls `body` with each key of a directory user.
  mutating func forEach(
    directory: DirectoryUsers, _ row: Int, identities: CloudIdentities, _ body: (UInt64) -> Void
  ) {
    // Mail, primary address and login name are mostly one text, which is worth hashing once.
    directory.withBytes(.mail, row) { mail in
      IdentifierKeys.addAddress(mail, body)
      for proxy in directory.proxyAddresses(row) {
        directory.rows.withBytes(of: proxy, row: row) {
          IdentifierKeys.addAddress($0.extracting(5..<$0.count), unless: mail, body)
        }
      }
      directory.withBytes(.userPrincipalName, row) {
        IdentifierKeys.addAddress($0, unless: mail, body)
      }
    }
    if identities.slice(row) != directory.slice(.userPrincipalName, row) {
      identities.withBytes(row, in: directory) { IdentifierKeys.addAddress($0, body) }
    }
    directory.withBytes(.sAMAccountName, row) { account in
      IdentifierKeys.add(account, IdentifierKeys.account, body)
      directory.withBytes(.distinguishedName, row) { name in
        addImplicitName(account, name, body)
      }
    }
    if employees == .compared {
      directory.withBytes(.employeeID, row) {
        IdentifierKeys.add($0, IdentifierKeys.employee, body)
      }
    }
  }

  /// Where a username stands without a leading `DOMAIN\`.
  static func accountName(in username: Span<UInt8>) -> Range<Int> {
    AccountName.range(in: username)
  }

  private static func addAddress(_ value: Span<UInt8>, _ body: (UInt64) -> Void) {
    guard value.count > 2 else { return }
    add(value, address, body)
  }

  private static func addAddress(
    _ value: Span<UInt8>, unless known: Span<UInt8>, _ body: (UInt64) -> Void
  ) {
    if !Folding.sameBytes(value, known) { addAddress(value, body) }
  }

  private static func add(_ value: Span<UInt8>, _ space: UInt64, _ body: (UInt64) -> Void) {
    guard Folding.hasKey(value) else { return }
    body(Folding.keyHash(value) ^ space)
  }

  private mutating func addImplicitName(
    _ account: Span<UInt8>, _ name: Span<UInt8>, _ body: (UInt64) -> Void
  ) {
    var found: UInt64?
    implicitNames.withName(account: account, distinguishedName: name) { implicit in
      if implicit.count > 2, Folding.hasKey(implicit) { found = Folding.keyHash(implicit) }
    }
    if let found { body(found ^ IdentifierKeys.address) }
  }
}
