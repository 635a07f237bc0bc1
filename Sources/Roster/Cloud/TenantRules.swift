/// What is known of the Entra tenant, for predicting cloud names.
package struct TenantRules: Sendable, Equatable {
  /// Which attribute Entra Connect takes as the login name.
  package enum LoginAttribute: Sendable, Equatable {
    case userPrincipalName
    case mail
    /// Any other attribute, read into ``DirectoryField/alternateLoginID``.
    case other(String)

    package init(_ name: String) {
      switch name.lowercased() {
      case "userprincipalname": self = .userPrincipalName
      case "mail": self = .mail
      default: self = .other(name)
      }
    }

    package var field: DirectoryField {
      switch self {
      case .userPrincipalName: .userPrincipalName
      case .mail: .mail
      case .other: .alternateLoginID
      }
    }
  }

  /// Domains verified in the tenant, lower case. Empty: every suffix that could be one counts.
  package var verifiedDomains: Set<String>
  /// The tenant's `NAME.onmicrosoft.com`, if given.
  package var initialDomain: String?
  package var loginAttribute: LoginAttribute
  /// Suffixes of login names that are supposed to be others, lower case: what would be if AD were
  /// changed. Whoever has one of them is predicted anew, whatever Entra has today.
  package var supposedSuffixes: [String: String]

  /// Whether the names that Entra has today are those that it would have.
  package enum EntraNames: Sendable, Equatable {
    case known
    /// Another login attribute is supposed: every name would be made anew.
    case outdated
  }

  package var entraNames = EntraNames.known

  package init(
    verifiedDomains: [String] = [], initialDomain: String? = nil,
    loginAttribute: LoginAttribute = .userPrincipalName, supposedSuffixes: [String: String] = [:]
  ) {
    self.verifiedDomains = Set(verifiedDomains.map { $0.lowercased() })
    self.initialDomain = initialDomain?.lowercased()
    self.loginAttribute = loginAttribute
    self.supposedSuffixes = supposedSuffixes
  }

  /// Whether the verified domains had to be assumed.
  package var assumesVerifiedDomains: Bool { verifiedDomains.isEmpty }

  /// Whether a suffix is verified in the tenant, or could be when nobody said which are.
  package func accepts(suffix: String) -> Bool {
    let suffix = suffix.lowercased()
    if suffix == initialDomain { return true }
    return assumesVerifiedDomains
      ? TenantRules.isRoutable(suffix) : verifiedDomains.contains(suffix)
  }

  /// Whether a DNS name could be registered at all. Not routable are one label, and the special-use
  /// and private top-level domains (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`).
  package static func isRoutable(_ domain: String) -> Bool {
    guard let dot = domain.lastIndex(of: ".") else { return false }
    let top = domain[domain.index(after: dot)...]
    let unroutable: Set<Substring> = [
      "local", "internal", "lan", "localdomain", "home", "corp", "intranet", "private", "arpa",
      "localhost", "invalid", "test", "",
    ]
    return !unroutable.contains(top)
  }
}
