import Roster

/// The keys of one console user (``IdentifierKeys``), in one piece: they are made of many users.
struct ConsoleKeys: BitwiseCopyable, Sendable {
  /// Those of the mail address, the username and the employee ID; 0 where there is none.
  private let keys: InlineArray<3, UInt64>
  /// The ``ShortHash``es of the account names of those who have its mail address or its username as
  /// implicit name. They are no keys, and only tell whose keys are worth making.
  private let mailAccount: UInt32
  private let usernameAccount: UInt32

  init(of row: Int, in console: ConsoleUsers) {
    mailAccount = console.withBytes(.email, row) { AccountName.shortHash(ofImplicitName: $0) }
    usernameAccount = console.withBytes(.username, row) {
      AccountName.shortHash(ofImplicitName: $0)
    }
    keys = IdentifierKeys.all(console: console, row)
  }

  /// Calls `body` with each key.
  func forEach(_ body: (UInt64) -> Void) {
    for index in keys.indices where keys[index] != 0 { body(keys[index]) }
  }

  /// What is asked about when all of `users` are looked for.
  static func wanted(by users: [ConsoleKeys]) -> WantedKeys {
    var keys: [UInt64] = []
    var accounts: [UInt32] = []
    keys.reserveCapacity(users.count * 3)
    accounts.reserveCapacity(users.count * 2)
    for user in users {
      user.forEach { keys.append($0) }
      accounts.append(user.mailAccount)
      accounts.append(user.usernameAccount)
    }
    return WantedKeys(keys, accounts: accounts)
  }
}
