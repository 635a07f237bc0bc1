import Formats

/// Values of an attribute of which a row has none, one or several; no memory where no row has any.
struct SeveralValues: Sendable {
  private(set) var values: [Slice] = []
  /// Where those of each row end, up to the last row that has any.
  private var ends: [UInt32] = []
  private var rowCount = 0

  /// Room for a value of each of `capacity` rows.
  mutating func reserveCapacity(_ capacity: Int) {
    values.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
  }

  /// Adds a row.
  mutating func addRow(_ row: Span<Slice>) {
    rowCount += 1
    guard !row.isEmpty else { return }
    fillEnds(to: rowCount - 1)
    for index in row.indices { values.append(row[index]) }
    ends.append(UInt32(clamping: values.count))
  }

  /// Adds the rows of the next stretch; see ``Joinable/append(_:share:)``.
  mutating func append(_ next: SeveralValues, share: Double) {
    if !next.values.isEmpty {
      fillEnds(to: rowCount)
      let base = UInt32(clamping: values.count)
      ends.append(contentsOf: next.ends.map { base &+ $0 }, share: share)
      values.append(contentsOf: next.values, share: share)
    }
    rowCount += next.rowCount
  }

  private mutating func fillEnds(to row: Int) {
    guard ends.count < row else { return }
    let end = UInt32(clamping: values.count)
    ends.append(contentsOf: repeatElement(end, count: row - ends.count))
  }

  /// Where the values of a row stand.
  @inline(__always)
  func places(_ row: Int) -> Range<Int> {
    guard row < ends.count else { return 0..<0 }
    return (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  subscript(row: Int) -> ArraySlice<Slice> { values[places(row)] }

  /// Other values in the same places; there must be as many.
  func replaced(by others: [Slice]) -> SeveralValues {
    precondition(others.count == values.count)
    var copy = self
    copy.values = others
    return copy
  }
}
