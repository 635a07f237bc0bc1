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

  package var userRetrieval: UserRetrieval
  package var scope: Scope

  package init(userRetrieval: UserRetrieval = .all, scope: Scope = .everybody) {
    self.userRetrieval = userRetrieval
    self.scope = scope
  }
}
