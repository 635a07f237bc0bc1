/// What a directory record is, as far as provisioning cares.
package enum AccountKind: UInt8, Sendable, CaseIterable {
  /// A user or inetOrgPerson.
  case user
  case contact
  /// A computer, or a managed service account, which is a computer by class.
  case computer
  case group
  /// Organizational units, containers, domains, references: no account at all.
  case other

  /// Whether the record gets a row of its own in `directory.csv`. Groups and containers do not: they
  /// are nobody.
  package var isListed: Bool { self == .user || self == .contact || self == .computer }
}

/// Why Entra Connect leaves an object out, by its default rules.
///
/// Source: Microsoft, "Understanding the default configuration", and the default inbound rules.
package enum NotSyncedReason: UInt8, Sendable, CaseIterable {
  case none
  case contact
  case computer
  /// A replication conflict object (`CN=...\0ACNF:...`).
  case conflictObject
  case deleted
  case criticalSystemObject
  /// sAMAccountName `AAD_...`, `MSOL_...`, `SUPPORT_388945a0`, `CAS_{...`, or mailNickname
  /// `SystemMailbox{...`, `CAS_{...`.
  case serviceAccount
  /// adminDescription begins with `User_`.
  case adminDescription
  /// msExchRecipientTypeDetails of a system, discovery or arbitration mailbox.
  case systemMailbox
  /// A guest of the cloud tenant, in an Entra export used as the directory.
  case guest
}
