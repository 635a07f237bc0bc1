package import Checks
package import Roster

/// The texts of the columns of a row.
package struct LicenseValues: Sendable {
  private let facts: Facts

  package init(facts: Facts) { self.facts = facts }

  /// The cloud userPrincipalName, else whatever the directory calls the person.
  package func login(of row: Int) -> String {
    facts.identities.text(row, in: facts.directory) ?? facts.directory.text(.userPrincipalName, row)
      ?? facts.directory.text(.sAMAccountName, row) ?? facts.directory.text(.distinguishedName, row)
      ?? ""
  }

  /// The text for a user who is not in 8x8 yet: 8x8's default mapping, so that the first cycle finds what
  /// it would write itself.
  package func text(
    _ field: ConsoleField, ofNew row: Int, site: String, license: String
  ) -> String {
    switch field {
    case .username: facts.identities.text(row, in: facts.directory) ?? ""
    case .site: site
    case .license: license
    case .firstName: attribute(.givenName, row)
    case .lastName: attribute(.surname, row)
    case .displayName: attribute(.displayName, row)
    case .email: attribute(.mail, row)
    case .title: attribute(.title, row)
    case .department: attribute(.department, row)
    case .mobile: number(.mobile, row)
    case .workPhone: number(.telephoneNumber, row)
    case .extensionNumber: attribute(.ipPhone, row)
    case .employeeID: attribute(.employeeID, row)
    case .status, .externalID, .federationID, .visibility: ""
    }
  }

  /// The text for a user who is in 8x8: what is there already, and the licence.
  package func text(_ field: ConsoleField, ofExisting row: Int, license: String) -> String {
    field == .license ? license : facts.console.text(field, row) ?? ""
  }

  /// A phone number in the form that 8x8 asks for, where it is one; else as it is, to be held back.
  private func number(_ field: DirectoryField, _ row: Int) -> String {
    let text = attribute(field, row)
    return PhoneText.e164(text) ?? text
  }

  /// Entra Connect trims outer blanks.
  private func attribute(_ field: DirectoryField, _ row: Int) -> String {
    facts.directory.text(field, row).map { Folding.trimmed($0) } ?? ""
  }
}
