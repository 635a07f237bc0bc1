package import Formats

/// The cells of one stretch of rows, row by row; filled once, never changed afterwards.
///
/// Cells of one row stand side by side, because rows are mostly looked up one by one from the other
/// list, and a cache miss costs more than the empty cells.
///
/// Why it is sound: the memory is allocated for `capacity` rows and written only by the writer that
/// the initialiser lends to its closure; the writer checks row and column. Afterwards nobody writes,
/// so sharing between threads is fine, and it is released in `deinit`.
@safe
package final class CellBuffer: @unchecked Sendable {
  package let columnCount: Int
  package let rowCount: Int
  /// A bit for each column that has a value in any row.
  let filledColumns: UInt64
  let base: UnsafeMutablePointer<Slice>

  /// Room for `capacity` rows, of which `fill` adds as many as there are.
  package init(
    columnCount: Int, capacity: Int, _ fill: (inout CellWriter) -> Void
  ) {
    unsafe base = .allocate(capacity: max(1, capacity * columnCount))
    var writer = unsafe CellWriter(base: base, columnCount: columnCount, capacity: capacity)
    fill(&writer)
    self.columnCount = columnCount
    rowCount = writer.rowCount
    filledColumns = writer.filledColumns
  }

  deinit { unsafe base.deallocate() }

  package func slice(_ column: Int, _ row: Int) -> Slice {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
    return unsafe base[row * columnCount + column]
  }
}

/// Fills a ``CellBuffer``, row by row.
@safe
package struct CellWriter: ~Copyable {
  private let base: UnsafeMutablePointer<Slice>
  private let columnCount: Int
  private let capacity: Int
  package private(set) var rowCount = 0
  fileprivate var filledColumns: UInt64 = 0

  fileprivate init(base: UnsafeMutablePointer<Slice>, columnCount: Int, capacity: Int) {
    unsafe self.base = base
    self.columnCount = columnCount
    self.capacity = capacity
  }

  /// Adds a row without values.
  package mutating func addRow() {
    precondition(rowCount < capacity)
    unsafe (base + rowCount * columnCount).initialize(repeating: .absent, count: columnCount)
    rowCount += 1
  }

  /// Sets one cell of the row added last, unless it has a value already (the first one counts).
  package mutating func set(_ column: Int, _ slice: Slice) {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    filledColumns |= 1 << UInt64(column)
    let position = (rowCount - 1) * columnCount + column
    if unsafe base[position].isAbsent { unsafe base[position] = slice }
  }
}
