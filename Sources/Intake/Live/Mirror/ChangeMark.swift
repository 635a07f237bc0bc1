package import Formats

/// Up to where the changes of a directory are known.
package enum ChangeMark: Sendable, Equatable {
  /// The cookie of the DirSync control; any domain controller of the domain takes it
  /// (MS-ADTS, 3.1.1.3.4.1.3).
  case dirSync(DirSyncRights, cookie: [UInt8])
  /// The highest uSNChanged of one domain controller; worth nothing on another, nor after a restore of
  /// this one, which changes its invocation ID (MS-DRSR, 5.169; MS-ADTS, 3.1.1.1.9).
  case sequence(number: Int64, invocationID: GUID)
}

/// As whom DirSync is asked.
package enum DirSyncRights: Int, Sendable {
  /// With the right "Replicating Directory Changes": deleted entries are told as well.
  case replication = 0
  /// With the rights of any reader (LDAP_DIRSYNC_OBJECT_SECURITY): deleted entries may stay unseen.
  case reader = 1
}
