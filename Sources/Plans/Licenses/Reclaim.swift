import Checks
import Formats
import Matching
import Roster

/// A licensed 8x8 user whose person seems to have left: a seat that could be had back, by hand.
package struct Reclaim: Sendable {
  package enum Cause: String, Sendable, CaseIterable {
    /// The directory account is disabled.
    case disabled
    /// The directory has it among its deleted objects.
    case deleted
    /// Nobody in the directory was found.
    case absent
  }

  package let console: Int
  package let directory: Int?
  package let cause: Cause
  package let licenses: [String]

  /// In the order of the console users.
  static func find(in facts: Facts) -> [Reclaim] {
    var cells = LicenseCellReader()
    return (0..<facts.console.count).compactMap { row in
      guard !facts.console.slice(.license, row).isAbsent, let cause = cause(of: row, in: facts)
      else { return nil }
      let licenses = cells.licenses(of: row, in: facts.console)
      guard !licenses.isEmpty else { return nil }
      return Reclaim(
        console: row, directory: facts.pairing.directoryUser(of: row), cause: cause,
        licenses: licenses)
    }
  }

  private static func cause(of row: Int, in facts: Facts) -> Cause? {
    switch facts.pairing.consoleStates[row] {
    case .unmatched: return .absent
    case .blocked:
      guard let person = facts.pairing.directoryUser(of: row) else { return nil }
      if facts.directory.reasons[person] == .deleted { return .deleted }
      return facts.pairing.directoryStates[person] == .disabled ? .disabled : nil
    default: return nil
    }
  }

  /// What taking the licence away destroys (8x8, "Assign, Change, or Remove a License"; User Management
  /// API guide).
  package static let destroyed =
    "voicemail and greetings, call history, forwarding rules, group memberships; the device is "
    + "deactivated"

  /// What to do, in order (8x8, "SSO and User Provisioning (SCIM) Configuration": a deactivated user keeps
  /// its licence until it is activated once more).
  package func steps(isInactive: Bool) -> String {
    let first = cause == .absent ? "Make sure that the person has left; save " : "Save "
    let rest = "what is needed; remove the licence in Admin Console; that cannot be undone."
    return isInactive
      ? first
        + "what is needed; activate the user; remove the licence; deactivate it again; that cannot be undone."
      : first + rest
  }
}
