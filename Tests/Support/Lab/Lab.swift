/// The servers that tests share. Each is started when a test first asks for it, and ends with the
/// tests. What is missing on this machine is a failure, not a reason to skip.
package enum Lab {
  private static let startedSlapd = Result { try LabServer(.slapd) }
  private static let startedSamba = Result { try LabServer(.samba) }

  /// OpenLDAP with the looks of Active Directory. Nobody changes it.
  package static var slapd: LabServer { get throws { try startedSlapd.get() } }

  /// A domain controller. Nobody changes it.
  package static var samba: LabServer { get throws { try startedSamba.get() } }
}
