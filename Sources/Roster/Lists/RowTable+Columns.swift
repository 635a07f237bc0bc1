import Formats

extension RowTable {
  /// Calls `body` with each of `rows` whose value in a column is not ordinary (``OrdinaryShape``), and
  /// its bytes; no bytes where there is no value. Of a column that has no shape, every row is given.
  ///
  /// A whole column at a time, because a generic call from another room for every value would cost
  /// more than looking at it.
  fileprivate func forEachOddValue(
    _ column: Int, _ rows: Range<Int>, _ body: (Int, Span<UInt8>) -> Void
  ) {
    let mark = mark(of: column)
    for row in rows where mark == 0 || oddities[row] & mark != 0 {
      withBytes(column, row) { body(row, $0) }
    }
  }
}

extension RowTable {
  /// Asks for both ends of each value of a column: whoever looks at value after value waits for memory at
  /// each, and for many at once where they were asked for before (``Prefetch``).
  func ask(for column: Int, _ rows: Range<Int>) {
    for row in rows { ask(for: column, of: row) }
  }
}

extension DirectoryUsers {
  /// Asks for the values of some columns: for whoever looks at many values of each of a few rows next
  /// (``Prefetch``).
  ///
  /// - Parameter isMeant: which of the rows are looked at.
  package func ask(
    for fields: [DirectoryField], _ range: Range<Int>, where isMeant: (Int) -> Bool
  ) {
    let columns = fields.map { Int($0.rawValue) }
    for row in range where isMeant(row) { rows.ask(for: columns, of: row) }
  }

  /// The same of one column, and all rows.
  package func ask(for field: DirectoryField, _ range: Range<Int>) {
    rows.ask(for: Int(field.rawValue), range)
  }

  /// The same of all rows, and of each proxy address that may be another than mail.
  package func ask(for fields: [DirectoryField], _ range: Range<Int>) {
    let columns = fields.map { Int($0.rawValue) }
    for row in range {
      rows.ask(for: columns, of: row)
      guard hasOtherAddresses[row] else { continue }
      for place in proxyAddressPlaces(row) {
        rows.withBytes(of: proxyAddress(at: place), row: row) { Prefetch.ends(of: $0) }
      }
    }
  }
}

extension ConsoleUsers {
  /// Calls `body` with each of `rows` whose value of `field` is not ordinary (``OrdinaryShape``), and the
  /// value, empty where there is none. Of a field that has no shape, every row is given.
  package func forEachOddValue(
    of field: ConsoleField, in range: Range<Int>, _ body: (Int, Span<UInt8>) -> Void
  ) {
    rows.forEachOddValue(Int(field.rawValue), range, body)
  }

  /// The mark in ``RowTable/oddities`` of users whose value of `field` is not ordinary.
  package func mark(of field: ConsoleField) -> UInt16 { rows.mark(of: Int(field.rawValue)) }

  /// Asks for each value of a field, so that it is there when it is looked at soon (``Prefetch``).
  package func ask(for field: ConsoleField, _ range: Range<Int>) {
    rows.ask(for: Int(field.rawValue), range)
  }
}

extension DirectoryUsers {
  /// Calls `body` with each of `rows` whose value of `field` is not ordinary (``OrdinaryShape``), and the
  /// value, empty where there is none. Of a field that has no shape, every row is given.
  package func forEachOddValue(
    of field: DirectoryField, in range: Range<Int>, _ body: (Int, Span<UInt8>) -> Void
  ) {
    rows.forEachOddValue(Int(field.rawValue), range, body)
  }

  /// The mark in ``RowTable/oddities`` of users whose value of `field` is not ordinary.
  package func mark(of field: DirectoryField) -> UInt16 { rows.mark(of: Int(field.rawValue)) }
}
