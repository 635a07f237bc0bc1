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
  /// Reads both ends of each value of a column, which may lie in two lines of the cache, and returns the
  /// sum.
  ///
  /// Whoever looks at value after value waits for memory at each. A loop that only reads lets the
  /// processor wait for many at once; looking at them afterwards finds them in the cache. The sum must
  /// be used for something, or the compiler leaves the loop out.
  func touch(_ column: Int, _ rows: Range<Int>) -> UInt8 {
    var sum: UInt8 = 0
    for row in rows {
      sum &+= withBytes(column, row) { $0.count > 0 ? $0[0] &+ $0[$0.count - 1] : 0 }
    }
    return sum
  }
}

extension DirectoryUsers {
  /// Reads a byte of each value of some columns and returns their sum: for whoever looks at many values of
  /// each of a few rows next; see ``RowTable/touch(_:_:)``.
  ///
  /// - Parameter isMeant: which of the rows are looked at.
  package func touch(
    _ fields: [DirectoryField], _ range: Range<Int>, where isMeant: (Int) -> Bool
  ) -> UInt8 {
    let columns = fields.map { Int($0.rawValue) }
    var sum: UInt8 = 0
    for row in range where isMeant(row) { sum &+= rows.touch(columns, of: row) }
    return sum
  }

  /// The same of all rows, and of each proxy address that may be another than mail.
  package func touch(_ fields: [DirectoryField], _ range: Range<Int>) -> UInt8 {
    let columns = fields.map { Int($0.rawValue) }
    var sum: UInt8 = 0
    for row in range {
      sum &+= rows.touch(columns, of: row)
      guard hasOtherAddresses[row] else { continue }
      for place in proxyAddressPlaces(row) {
        sum &+= rows.withBytes(of: proxyAddress(at: place), row: row) { $0.count > 0 ? $0[0] : 0 }
      }
    }
    return sum
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

  /// Reads a byte of each value of a field and returns their sum; see ``RowTable/touch(_:_:)``.
  package func touch(_ field: ConsoleField, _ range: Range<Int>) -> UInt8 {
    rows.touch(Int(field.rawValue), range)
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
