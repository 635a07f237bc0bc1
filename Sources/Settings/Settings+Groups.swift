extension Settings {
  package struct Inputs: Sendable, Equatable {
    /// In the order given; several domains, several sources.
    package let directories: [SourceSetting]
    package let console: SourceSetting?
    package let sites: SourceSetting?
    package let entra: SourceSetting?
    package let licenses: SourceSetting?
    package let decisions: String?
  }

  package struct Columns: Sendable, Equatable {
    /// Field (one of ``SettingOption/consoleFields``) to header.
    package let console: [NamedText]
    /// Attribute name to header.
    package let directory: [NamedText]
  }

  package struct Tenant: Sendable, Equatable {
    /// Empty: nobody said, so every suffix that can be verified counts.
    package let verifiedDomains: [String]
    /// The `onmicrosoft.com` domain.
    package let initialDomain: String?
    package let upnAttribute: String
    package let userRetrieval: UserRetrieval
    package let singleSignOn: SingleSignOn
  }

  /// Who is assigned to the provisioning application in Entra ID.
  package enum Scope: Sendable, Equatable {
    case everybody
    /// A file with one userPrincipalName a line.
    case users(file: String)
    /// Distinguished names; direct members only.
    case groups([String])
  }

  package struct SiteRules: Sendable, Equatable {
    /// Office value (`name`) to Site (`text`).
    package let aliases: [NamedText]
    package let mappingExpression: MappingExpression
  }

  /// Patterns with `*` and `?`.
  package struct Exclusions: Sendable, Equatable {
    package let console: [String]
    package let directory: [String]
  }

  /// What `rollcall fix` proposes.
  package struct Fix: Sendable, Equatable {
    package let side: FixSide
    package let offices: FixOffices
    package let extensionAttribute: PhoneAttribute
    package let numberAttribute: PhoneAttribute
    /// Field (one of ``SettingOption/mappedFields``) to attribute (one of
    /// ``SettingOption/mappedAttributes``).
    package let mapping: [NamedText]
    /// For new usernames, besides the worklist.
    package let template: SourceSetting?
    package let firstDataRow: Int?
    /// Field (one of ``SettingOption/templateFields``) to header.
    package let columns: [NamedText]
    /// Header to text.
    package let constants: [NamedText]
  }

  package struct Limits: Sendable, Equatable {
    /// A share of 0 to 100 percent of a source's records.
    package let rejectedPercent: Double
    package let rejectedMinimum: Int
    package let badRecords: BadRecords

    /// Whether `rejected` unreadable records out of `total` are too many to go on.
    package func isExceeded(rejected: Int, total: Int) -> Bool {
      rejected > rejectedMinimum && Double(rejected) * 100 > rejectedPercent * Double(total)
    }
  }

  package struct Output: Sendable, Equatable {
    package let folder: String?
    package let format: OutputFormat
    package let page: PageFile
    package let failOn: FailOn
    package let messages: Messages
    package let progress: Progress
    package let redaction: Redaction
  }

  /// Whether outputs show people as they are.
  package enum Redaction: Sendable, Equatable {
    case none
    /// Pseudonyms; with a file that holds the secret they are made with, the same in every run.
    case pseudonyms(keyFile: String?)
  }

  package struct LDAP: Sendable, Equatable {
    package enum Plaintext: Sendable, Equatable { case refused, allowed }
    package enum StartTLS: Sendable, Equatable { case never, always }
    /// Who signs in; the password comes on its own.
    package enum Identity: Sendable, Equatable {
      case unset
      case anonymous
      case simple(bindName: String)
      /// By the ticket that is there, or one that is got with the keys of a keytab.
      case kerberos(keytab: String?)
      /// As whom the connection shows.
      case external
    }

    /// Where the password comes from.
    package enum PasswordPlace: Sendable, Equatable {
      /// Nobody says: a person is asked.
      case unset
      case variable(Secret)
      case file(String)
    }

    /// Where a copy is kept, and when it is made anew.
    package struct Mirror: Sendable, Equatable {
      package enum Reading: Sendable, Equatable { case changes, everything }
      package let folder: String
      package let fullReadDays: Int
      package let reading: Reading
    }

    package let identity: Identity
    package let password: PasswordPlace
    package let caFile: String?
    package let startTLS: StartTLS
    package let plaintext: Plaintext
    package let bases: [String]
    package let filters: [String]
    /// Seconds.
    package let timeout: Int
    package let mirror: Mirror?
  }
}
