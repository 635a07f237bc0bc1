package import Roster

/// What a link changes for good in a console user: values that Entra sends and that differ.
///
/// Empty directory values are never sent, so they overwrite nothing (Microsoft, "Known issues for
/// provisioning"). Site is not among them: it is set at creation only (8x8, "SSO and User
/// Provisioning (SCIM) Configuration").
package enum LinkOverwrites {
  /// Whether Admin Console can still change the value after the link.
  package enum Lock: Sendable, Equatable {
    /// Read-only for good: username, first name, last name, email (8x8, same page).
    case readOnly
    /// Overwritten at every change in Entra.
    case kept
  }

  /// One value that a link replaces.
  package struct Overwrite: Sendable, Equatable {
    package let field: ConsoleField
    package let attribute: DirectoryField
    package let consoleValue: String
    package let directoryValue: String
    package let lock: Lock
  }

  /// One line of the attribute mapping in Entra.
  package struct Mapping: Sendable, Equatable {
    package let field: ConsoleField
    package let attribute: DirectoryField
    package let lock: Lock

    package init(_ field: ConsoleField, _ attribute: DirectoryField, _ lock: Lock) {
      self.field = field
      self.attribute = attribute
      self.lock = lock
    }
  }

  /// 8x8's default mapping of the Entra attributes that come from the directory (8x8, "User
  /// Provisioning Attribute Mappings").
  package static let mapping: [Mapping] = [
    Mapping(.firstName, .givenName, .readOnly),
    Mapping(.lastName, .surname, .readOnly),
    Mapping(.email, .mail, .readOnly),
    Mapping(.title, .title, .kept),
    Mapping(.department, .department, .kept),
    Mapping(.mobile, .mobile, .kept),
    Mapping(.workPhone, .telephoneNumber, .kept),
  ]

  /// Everything that linking a pair overwrites.
  package static func list(
    console row: Int, of console: ConsoleUsers, directory other: Int, of directory: DirectoryUsers
  ) -> [Overwrite] {
    mapping.compactMap { mapping in
      let (field, attribute) = (mapping.field, mapping.attribute)
      let same = console.withBytes(field, row) { one in
        directory.withBytes(attribute, other) { two in
          trimmedIsEmpty(two) || Folding.sameBytes(one, two.extracting(Folding.trimmedBlanks(two)))
        }
      }
      guard !same, let value = directory.text(attribute, other) else { return nil }
      return Overwrite(
        field: field, attribute: attribute, consoleValue: console.text(field, row) ?? "",
        directoryValue: Folding.trimmed(value), lock: mapping.lock)
    }
  }

  private static func trimmedIsEmpty(_ bytes: Span<UInt8>) -> Bool {
    Folding.trimmedBlanks(bytes).isEmpty
  }
}
