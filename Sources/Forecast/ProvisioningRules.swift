/// The settings of the provisioning that is about to be switched on.
package struct ProvisioningRules: Sendable, Equatable {
  /// 8x8 Admin Console, User Provisioning > Advanced settings: which users Entra gets to see.
  package enum UserRetrieval: String, Sendable, CaseIterable {
    /// *All users*: existing users can be linked.
    case all
    /// *Only users created by the identity provider*: nobody who exists is linked.
    case idpOnly = "idp-only"
  }

  /// Who is assigned to the app.
  package enum Scope: Sendable, Equatable {
    case everybody
    /// Only these, by userPrincipalName (on-premises or cloud), sAMAccountName or objectGUID.
    case users([String])
    /// Only direct members of these groups, by distinguished name or cn. Nested groups do not count
    /// (Microsoft, "How Application Provisioning works").
    case groups([String])
  }

  /// What the attribute mapping in Entra does with Office on its way to Site.
  package enum SiteMapping: Sendable, Equatable {
    /// Office is sent as it is.
    case direct
    /// Everybody gets one Site.
    case constant
    /// An expression replaces the aliases of the configuration.
    case aliases
  }

  /// Whether people sign in to 8x8 through Entra already.
  package enum SingleSignOn: Sendable, Equatable {
    case on
    case off
  }

  package var userRetrieval: UserRetrieval
  package var scope: Scope
  package var siteMapping: SiteMapping
  package var singleSignOn: SingleSignOn

  package init(
    userRetrieval: UserRetrieval = .all, scope: Scope = .everybody,
    siteMapping: SiteMapping = .direct, singleSignOn: SingleSignOn = .off
  ) {
    self.userRetrieval = userRetrieval
    self.scope = scope
    self.siteMapping = siteMapping
    self.singleSignOn = singleSignOn
  }
}
