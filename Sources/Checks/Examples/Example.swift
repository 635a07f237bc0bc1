package import Forecast
import Formats
package import Roster

/// A tiny tenant that a rule must find something in, or nothing.
package struct Example: Sendable {
  package enum Verdict: Sendable {
    case fires
    case silent
  }

  package let verdict: Verdict
  package let tenant: ExampleTenant

  /// The rule finds something.
  static func fires(
    _ directory: [ExamplePerson] = [.person("anna")],
    _ console: [ExampleAccount] = [.account("anna@contoso.com")],
    _ change: (inout ExampleTenant) -> Void = { _ in }
  ) -> Example {
    Example(verdict: .fires, tenant: ExampleTenant(directory, console, change))
  }

  /// The rule finds nothing.
  static func silent(
    _ directory: [ExamplePerson] = [.person("anna")],
    _ console: [ExampleAccount] = [.account("anna@contoso.com")],
    _ change: (inout ExampleTenant) -> Void = { _ in }
  ) -> Example {
    Example(verdict: .silent, tenant: ExampleTenant(directory, console, change))
  }
}

/// Both lists of a tiny tenant, and its settings. Unless an example says otherwise, all is well.
package struct ExampleTenant: Sendable {
  package var directory: [ExamplePerson]
  package var console: [ExampleAccount]
  package var groups: [ExampleGroup] = []
  package var entra: [ExamplePerson]?
  /// Nil: taken from the console users.
  package var sites: [String]? = ["Berlin", "Paris"]
  package var aliases: [String: String] = [:]
  /// Nil: no list of licences is given.
  package var licenses: [LicenseStock]?
  /// Rows of decisions.csv, and the day on which they are asked.
  package var decisions: [[DecisionField: String]] = []
  package var today = CalendarDay(secondsSince1970: 1_795_219_200)
  package var tenant = TenantRules(
    verifiedDomains: ["contoso.com"], initialDomain: "contoso.onmicrosoft.com")
  package var provisioning = ProvisioningRules()
  package var directorySource = SourceInfo(
    role: .directory, name: "ad.ldif", kind: "LDIF", encoding: "UTF-8", bytes: 0, sha256: "")
  package var consoleSource = SourceInfo(
    role: .console, name: "users.csv", kind: "CSV", encoding: "UTF-8", bytes: 0, sha256: "")

  init(
    _ directory: [ExamplePerson], _ console: [ExampleAccount],
    _ change: (inout ExampleTenant) -> Void
  ) {
    self.directory = directory
    self.console = console
    change(&self)
  }
}

/// A directory user of an example.
package struct ExamplePerson: Sendable {
  package var fields: [DirectoryField: String]
  package var signals: [DirectorySignal: [String]]

  /// Somebody with an account name and everything that follows from it; `changes` says what differs,
  /// and an empty text takes a value away.
  static func person(
    _ account: String, _ changes: [DirectoryField: String] = [:],
    _ signals: [DirectorySignal: [String]] = [:]
  ) -> ExamplePerson {
    let given = account.prefix(1).uppercased() + account.dropFirst()
    let usual: [DirectoryField: String] = [
      .distinguishedName: "CN=\(given) Berg,OU=Staff,DC=contoso,DC=com",
      .sAMAccountName: account, .userPrincipalName: "\(account)@contoso.com",
      .mail: "\(account)@contoso.com", .displayName: "\(given) Berg", .givenName: given,
      .surname: "Berg", .office: "Berlin", .telephoneNumber: "+49 30 1234", .title: "Clerk",
    ]
    return ExamplePerson(
      fields: usual.merging(changes) { $1 },
      signals: [DirectorySignal.enabled: ["True"]].merging(signals) { $1 })
  }

  static func disabled(_ account: String) -> ExamplePerson {
    person(account, [:], [.enabled: ["False"]])
  }
}

/// A console user of an example.
package struct ExampleAccount: Sendable {
  package var fields: [ConsoleField: String]

  /// Somebody with a username and everything that follows from it.
  static func account(_ username: String, _ changes: [ConsoleField: String] = [:])
    -> ExampleAccount
  {
    let local = username.prefix { $0 != "@" }
    let usual: [ConsoleField: String] = [
      .username: username, .firstName: local.prefix(1).uppercased() + local.dropFirst(),
      .lastName: "Berg", .site: "Berlin", .email: username.contains("@") ? username : "",
    ]
    return ExampleAccount(fields: usual.merging(changes) { $1 })
  }
}

/// A group entry of an example.
package struct ExampleGroup: Sendable {
  package let distinguishedName: String
  package let name: String
  package let members: [String]
}

extension LicenseStock {
  /// A licence of an example.
  static func example(_ name: String, owned: Int, suspended: Int = 0) -> LicenseStock {
    LicenseStock(name: name, country: "", owned: owned, used: nil, suspended: suspended)
  }
}
