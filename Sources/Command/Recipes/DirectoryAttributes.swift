/// The attributes of a directory user that Rollcall makes use of; every recipe asks for these.
enum DirectoryAttributes {
  static let names = [
    "objectClass", "objectGUID", "mS-DS-ConsistencyGuid", "sAMAccountName", "userPrincipalName",
    "userAccountControl", "displayName", "givenName", "sn", "mail", "mailNickname",
    "proxyAddresses", "telephoneNumber", "mobile", "ipPhone", "title", "department",
    "physicalDeliveryOfficeName", "employeeID", "memberOf", "isCriticalSystemObject",
    "adminDescription", "msExchRecipientTypeDetails",
  ]

  /// A search with them finds people, and neither computers nor contacts
  /// (Microsoft, "Active Directory: LDAP Syntax Filters").
  static let filter = "(&(objectCategory=person)(objectClass=user))"
}
