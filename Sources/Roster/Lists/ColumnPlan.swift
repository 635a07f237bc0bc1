/// What is kept of a list's columns besides the cells.
package struct ColumnPlan: Sendable {
  /// The columns that lists are compared by: each value gets a ``ShortHash``.
  let keys: [Int]
  /// The columns whose values are looked at, and what nearly all of them look like; at most 12.
  let shapes: [(column: Int, shape: OrdinaryShape)]
  /// The column of addresses whose domains get numbers, one with a shape (``DomainNumbers``).
  var numbered: Int?

  /// The mark of rows whose value in `column` is not ordinary; 0 for columns that are not looked at.
  func mark(of column: Int) -> UInt16 {
    shapes.firstIndex { $0.column == column }.map { 1 << UInt16($0) } ?? 0
  }
}

extension DirectoryField {
  static let plan = ColumnPlan(
    keys: [DirectoryField.userPrincipalName, .mail, .sAMAccountName, .employeeID]
      .map { Int($0.rawValue) },
    shapes: [
      (DirectoryField.userPrincipalName, OrdinaryShape.address), (.mail, .address),
      (.givenName, .name), (.surname, .name),
      (.telephoneNumber, .number), (.mobile, .number), (.ipPhone, .number),
    ].map { (Int($0.0.rawValue), $0.1) },
    numbered: Int(DirectoryField.userPrincipalName.rawValue))
}

extension ConsoleField {
  static let plan = ColumnPlan(
    keys: [ConsoleField.username, .email, .employeeID, .extensionNumber]
      .map { Int($0.rawValue) },
    shapes: [
      (ConsoleField.username, OrdinaryShape.address), (.email, .address),
      (.firstName, .name), (.lastName, .name),
      (.mobile, .number), (.workPhone, .internationalNumber),
      (.extensionNumber, .extensionNumber), (.site, .text), (.status, .activity),
    ].map { (Int($0.0.rawValue), $0.1) })
}
