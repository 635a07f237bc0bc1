import Checks
import Formats
import Roster

extension TableRows {
  /// What a person would call a console user: the shown name, else first and last name.
  mutating func nameCell(of row: Int, in console: ConsoleUsers) {
    console.withBytes(.displayName, row) { add($0) }
    if cellIsEmpty { addJoined(row, .firstName, .lastName, in: console) }
    endCell()
  }

  /// What a person would call a directory user: displayName, cn, both names, sAMAccountName,
  /// userPrincipalName, or the distinguished name; the first of them that there is.
  mutating func nameCell(of row: Int, in directory: DirectoryUsers) {
    directory.withBytes(.displayName, row) { add($0) }
    if cellIsEmpty { directory.withBytes(.commonName, row) { add($0) } }
    if cellIsEmpty {
      directory.withBytes(.givenName, row) { add($0) }
      let hasGivenName = !cellIsEmpty
      directory.withBytes(.surname, row) { surname in
        if hasGivenName, surname.count > 0 { add(UInt8(ascii: " ")) }
        add(surname)
      }
    }
    for field in [DirectoryField.sAMAccountName, .userPrincipalName, .distinguishedName]
    where cellIsEmpty {
      directory.withBytes(field, row) { add($0) }
    }
    endCell()
  }

  /// The cloud userPrincipalName of a directory user, empty when it is not known.
  mutating func cloudNameCell(of row: Int, in facts: Facts) {
    let slice = facts.identities.slice(row)
    if slice.space == .derived {
      facts.identities.withBytes(row, in: facts.directory) { add($0) }
    } else {
      facts.directory.rows.withBytes(of: slice, row: row) { add($0) }
    }
    endCell()
  }

  private mutating func addJoined(
    _ row: Int, _ first: ConsoleField, _ second: ConsoleField, in console: ConsoleUsers
  ) {
    console.withBytes(first, row) { add($0) }
    let hasFirst = !cellIsEmpty
    console.withBytes(second, row) { value in
      if hasFirst, value.count > 0 { add(UInt8(ascii: " ")) }
      add(value)
    }
  }
}
