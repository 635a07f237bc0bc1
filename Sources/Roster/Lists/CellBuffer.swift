package import Formats

/// The cells of one stretch of rows, row by row; filled once, never changed afterwards.
///
/// Cells of one row stand side by side, because rows are mostly looked up one by one from the other
/// list, and a cache miss costs more than the empty cells. Columns without any value have no cells.
///
/// Why it is sound: the memory is allocated for as many rows and columns as there are, written by the
/// initialiser only, and every row and column is checked before use. Afterwards nobody writes, so
/// sharing between threads is fine, and it is released in `deinit`.
@safe
package final class CellBuffer: @unchecked Sendable {
  package let columnCount: Int
  package let rowCount: Int
  /// A bit for each column that has a value in any row.
  let filledColumns: UInt64
  /// How many cells a row has.
  let width: Int
  let base: UnsafeMutablePointer<Slice>
  /// For each column, which cell of a row it is, or ``noCell``.
  let places: UnsafeMutablePointer<UInt8>

  /// The place of a column that has no cells.
  static var noCell: UInt8 { .max }

  /// Room for `capacity` rows, of which `fill` adds as many as there are.
  package init(
    columnCount: Int, capacity: Int, _ fill: (inout CellWriter) -> Void
  ) {
    precondition(columnCount <= 64)
    let full = UnsafeMutablePointer<Slice>.allocate(capacity: max(1, capacity * columnCount))
    defer { unsafe full.deallocate() }
    var writer = unsafe CellWriter(base: full, columnCount: columnCount, capacity: capacity)
    fill(&writer)
    self.columnCount = columnCount
    rowCount = writer.rowCount
    filledColumns = writer.filledColumns
    width = filledColumns.nonzeroBitCount
    unsafe base = LastingMemory.allocate(Slice.self, capacity: rowCount * width)
    unsafe places = LastingMemory.allocate(UInt8.self, capacity: columnCount)
    unsafe copyFilledColumns(of: full)
  }

  /// Takes over what was written into rows of all columns.
  @unsafe private func copyFilledColumns(of full: UnsafePointer<Slice>) {
    let filled = (0..<columnCount).filter { fills($0) }
    unsafe places.initialize(repeating: CellBuffer.noCell, count: columnCount)
    for (place, column) in filled.enumerated() { unsafe places[column] = UInt8(place) }
    var next = unsafe base
    for row in 0..<rowCount {
      for column in filled {
        unsafe next.initialize(to: full[row * columnCount + column])
        unsafe next += 1
      }
    }
  }

  deinit {
    unsafe LastingMemory.deallocate(base)
    unsafe LastingMemory.deallocate(places)
  }

  /// Whether any row has a value in `column`.
  func fills(_ column: Int) -> Bool { filledColumns & 1 << UInt64(column) != 0 }

  package func slice(_ column: Int, _ row: Int) -> Slice {
    precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
    let place = unsafe places[column]
    return place == CellBuffer.noCell ? .absent : unsafe base[row * width + Int(place)]
  }

  /// Which cell of a row a column is; nil where no row has a value.
  func place(of column: Int) -> Int? {
    precondition(column >= 0 && column < columnCount)
    let place = unsafe places[column]
    return place == CellBuffer.noCell ? nil : Int(place)
  }

  /// One of all cells, row by row: that of a place in a row is at `row * width + place`.
  @inline(__always)
  func slice(at index: Int) -> Slice {
    precondition(index >= 0 && index < rowCount &* width)
    return unsafe base[index]
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

  /// Adds a row; `cells` has all columns, `filled` a bit for each that has a value.
  @inline(__always)
  mutating func addRow(_ cells: Span<Slice>, filled: UInt64) {
    precondition(rowCount < capacity && cells.count == columnCount)
    let row = unsafe base + rowCount * columnCount
    for column in cells.indices { unsafe row[column] = cells[column] }
    filledColumns |= filled
    rowCount += 1
  }

  /// Sets one cell of the row added last, unless it has a value already (the first one counts).
  package mutating func set(_ column: Int, _ slice: Slice) {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    filledColumns |= 1 << UInt64(column)
    let position = (rowCount - 1) * columnCount + column
    if unsafe base[position].isAbsent { unsafe base[position] = slice }
  }

  /// Sets one cell of the row added last to a slice of the same bytes.
  mutating func replace(_ column: Int, with slice: Slice) {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    unsafe base[(rowCount - 1) * columnCount + column] = slice
  }

  /// One cell of the row added last.
  func slice(_ column: Int) -> Slice {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    return unsafe base[(rowCount - 1) * columnCount + column]
  }

  /// Lets a cell of the row added last be the same slice as another, if it has the same bytes: they need
  /// no comparing then, and stand in the processor's cache when the other one does.
  mutating func share(
    _ column: Int, with other: Int, _ input: Span<UInt8>, _ decoded: Span<UInt8>
  ) {
    let (one, other) = (slice(column), slice(other))
    guard one.hasBytes, one.count == other.count else { return }
    let isSame = one.withBytes(input, decoded) { bytes in
      other.withBytes(input, decoded) { Folding.sameBytes(bytes, $0) }
    }
    if isSame { unsafe base[(rowCount - 1) * columnCount + column] = other }
  }
}
