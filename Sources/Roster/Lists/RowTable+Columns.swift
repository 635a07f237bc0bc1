import Formats

extension RowTable {
  /// Calls `body` with each of `rows` and its bytes in one column; no bytes where there is no value.
  ///
  /// A whole column at a time, because a generic call from another room for every value would cost
  /// more than looking at it.
  package func forEachValue(_ column: Int, _ rows: Range<Int>, _ body: (Int, Span<UInt8>) -> Void) {
    for row in rows { withBytes(column, row) { body(row, $0) } }
  }
}

extension ConsoleUsers {
  /// Calls `body` with each of `rows` and its value of `field`, empty where there is none.
  package func forEachValue(
    of field: ConsoleField, in range: Range<Int>, _ body: (Int, Span<UInt8>) -> Void
  ) {
    rows.forEachValue(Int(field.rawValue), range, body)
  }
}

extension DirectoryUsers {
  /// Calls `body` with each of `rows` and its value of `field`, empty where there is none.
  package func forEachValue(
    of field: DirectoryField, in range: Range<Int>, _ body: (Int, Span<UInt8>) -> Void
  ) {
    rows.forEachValue(Int(field.rawValue), range, body)
  }
}
