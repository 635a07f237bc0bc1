import Checks
import Formats
import Matching
import Roster

/// A user whom provisioning has made or taken over, and who still lacks what it never gives: a licence, and
/// a place in the company directory (8x8, "SSO and User Provisioning (SCIM) Configuration").
package struct AfterCare: Sendable {
  package enum Lack: String, Sendable, CaseIterable {
    case license
    case visibility = "directory-visibility"
  }

  package let console: Int
  package let directory: Int
  package let lacks: [Lack]

  /// In the order of the console users.
  ///
  /// - Parameter without: console users who are to have no licence, by the rules.
  static func find(in facts: Facts, without: Set<Int> = []) -> [AfterCare] {
    let console = facts.console
    var cells = LicenseCellReader()
    return (0..<console.count).compactMap { row in
      guard facts.pairing.consoleStates[row] == .linked, isProvisioned(row, console),
        !console.isInactive(row), let person = facts.pairing.directoryUser(of: row)
      else { return nil }
      var lacks: [Lack] = []
      if !without.contains(row), cells.licenses(of: row, in: console).isEmpty {
        lacks.append(.license)
      }
      if console.withBytes(.visibility, row, { ValueText.isTrue($0) }) == false {
        lacks.append(.visibility)
      }
      return lacks.isEmpty ? nil : AfterCare(console: row, directory: person, lacks: lacks)
    }
  }

  /// SCIM leaves its traces: an externalId, or the userName as Federation ID too (Microsoft, "Configure
  /// 8x8 for automatic user provisioning").
  private static func isProvisioned(_ row: Int, _ console: ConsoleUsers) -> Bool {
    if console.slice(.externalID, row).hasBytes { return true }
    return console.slice(.federationID, row).hasBytes
      && console.withBytes(.federationID, row) { one in
        console.withBytes(.username, row) { Folding.sameBytes(one, $0) }
      }
  }
}
