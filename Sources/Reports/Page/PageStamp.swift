/// What a page says about itself. Nothing here is asked of a clock: the same values give the same bytes.
package struct PageStamp: Sendable, Equatable {
  /// Of the tool.
  package var version: String
  /// What the tenant is called; nil: the page does without.
  package var tenant: String?
  /// When the run was made, in seconds since 1970; nil: the page does not say.
  package var made: Int?

  package init(version: String, tenant: String? = nil, made: Int? = nil) {
    self.version = version
    self.tenant = tenant
    self.made = made
  }
}
