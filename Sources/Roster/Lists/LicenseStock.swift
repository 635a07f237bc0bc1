/// What the tenant has of one licence, as the admin lists it.
package struct LicenseStock: Sendable, Equatable {
  /// Exactly as in the tenant.
  package let name: String
  /// The country that it is for, as the list spells it; empty when it does not say.
  package let country: String
  package let owned: Int
  /// Nil: the list does not say; then the console users who have it are counted.
  package let used: Int?
  /// Shown by Admin Console and not usable (8x8, "Failed saving user settings error when assigning a
  /// license").
  package let suspended: Int

  package init(name: String, country: String, owned: Int, used: Int?, suspended: Int) {
    self.name = name
    self.country = country
    self.owned = owned
    self.used = used
    self.suspended = suspended
  }
}

/// What is known of a Site besides its name.
package struct SiteDetail: Sendable, Equatable {
  package let name: String
  /// As the list of Sites spells it; empty when it does not say.
  package let country: String
  /// The PBX that it belongs to; empty when the list does not say.
  package let pbx: String

  package init(name: String, country: String, pbx: String) {
    self.name = name
    self.country = country
    self.pbx = pbx
  }
}
