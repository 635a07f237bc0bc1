import Checks
import Formats
import Roster

extension TableRows {
  /// What a person would call a console user: the shown name, else first and last name.
  mutating func nameCell(of row: Int, in console: ConsoleUsers) {
    if cell(unlessEmpty: .displayName, row, in: console) { return }
    console.withBytes(.firstName, row) { first in
      console.withBytes(.lastName, row) { last in cell(first, last) }
    }
  }

  /// What a person would call a directory user (``DirectoryUsers/displayName(_:)``); nearly all have a
  /// displayName.
  mutating func nameCell(of row: Int, in directory: DirectoryUsers) {
    if cell(unlessEmpty: .displayName, row, in: directory) { return }
    directory.withDisplayName(row) { cell($0) }
  }

  /// The userPrincipalName of a directory user, and the cloud's, empty when it is not known. Gives
  /// where the latter stands, its comma included.
  @discardableResult
  mutating func loginCells(
    of row: Int, in directory: DirectoryUsers, _ identities: CloudIdentities
  ) -> Range<Int> {
    let login = directory.slice(.userPrincipalName, row)
    let cloud = identities.slice(row)
    let first = position
    directory.rows.withBytes(of: login, row: row) { cell($0) }
    let second = position
    if cloud == login {
      // Mostly they are one and the same value, not only equal.
      repeatCell(first..<second)
    } else if cloud.space == .derived {
      identities.withBytes(row, in: directory) { cell($0) }
    } else {
      directory.rows.withBytes(of: cloud, row: row) { cell($0) }
    }
    return second..<position
  }

  /// Writes the whole cell, if there is a value; most rows have one.
  @inline(__always)
  private mutating func cell(
    unlessEmpty field: DirectoryField, _ row: Int, in directory: DirectoryUsers
  ) -> Bool {
    directory.withBytes(field, row) { value in
      if value.count > 0 { cell(value) }
      return value.count > 0
    }
  }

  @inline(__always)
  private mutating func cell(
    unlessEmpty field: ConsoleField, _ row: Int, in console: ConsoleUsers
  ) -> Bool {
    console.withBytes(field, row) { value in
      if value.count > 0 { cell(value) }
      return value.count > 0
    }
  }
}
