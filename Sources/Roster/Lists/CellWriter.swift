package import Formats

/// Fills a ``CellBuffer``, row by row.
package struct CellWriter: ~Copyable {
  static let maximumColumnCount = 64

  /// How far before the first slice of a block its base is: the values of a record come in any order, and
  /// one may be the slice of a record before.
  private static let slack = 1 << 20

  private let columnCount: Int
  private let capacity: Int
  /// The row added last, which is packed when the next one comes; a column counts where `filled` has its
  /// bit.
  private var row = InlineArray<64, Slice>(repeating: .absent)
  private var filled: UInt64 = 0
  package private(set) var rowCount = 0
  private(set) var filledColumns: UInt64 = 0

  private(set) var blocks: [CellBuffer.Block] = []
  private(set) var cells: [PackedSlice] = []
  private(set) var elsewhere: [Slice] = []
  /// By block, for each column which cell of a row it is.
  private(set) var places: [UInt8] = []
  /// The block that rows are added to now, which is not among `blocks` yet, and where its columns are.
  private var block = CellBuffer.Block(rows: 0..<0, firstCell: 0, firstElsewhere: 0)
  private var columns: UInt64 = 0
  private var placeOfColumn = InlineArray<64, UInt8>(repeating: CellBuffer.noCell)

  init(columnCount: Int, capacity: Int) {
    self.columnCount = columnCount
    self.capacity = capacity
    cells.reserveCapacity(capacity * columnCount)
  }

  /// Adds a row without values.
  package mutating func addRow() {
    precondition(rowCount < capacity)
    packRow()
    filled = 0
    rowCount += 1
  }

  /// Adds a row; `cells` has all columns, `filled` a bit for each that has a value.
  @inline(__always)
  mutating func addRow(_ cells: Span<Slice>, filled: UInt64) {
    precondition(cells.count == columnCount)
    addRow()
    for column in cells.indices { row[column] = cells[column] }
    self.filled = filled
  }

  /// Sets one cell of the row added last, unless it has a value already (the first one counts).
  package mutating func set(_ column: Int, _ slice: Slice) {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    guard self.slice(column).isAbsent else { return }
    row[column] = slice
    filled |= 1 << UInt64(column)
  }

  /// Sets one cell of the row added last to a slice of the same bytes.
  mutating func replace(_ column: Int, with slice: Slice) {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    row[column] = slice
  }

  /// One cell of the row added last.
  @inline(__always)
  func slice(_ column: Int) -> Slice {
    precondition(column >= 0 && column < columnCount && rowCount > 0)
    return filled & 1 << UInt64(column) == 0 ? .absent : row[column]
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
    if isSame { row[column] = other }
  }
}

// MARK: - Packing

extension CellWriter {
  /// Packs what is left.
  mutating func finish() {
    packRow()
    endBlock()
  }

  /// Packs the row added last, if there is one that is not packed yet.
  private mutating func packRow() {
    guard block.rows.upperBound < rowCount else { return }
    filledColumns |= filled
    if !packCells() {
      endBlock()
      let row = block.rows.upperBound
      block = CellBuffer.Block(
        rows: row..<row, firstCell: cells.count, firstElsewhere: elsewhere.count)
      columns = 0
      placeOfColumn = InlineArray(repeating: CellBuffer.noCell)
      _ = packCells()
    }
  }

  private mutating func endBlock() {
    blocks.append(block)
    for column in 0..<columnCount { places.append(placeOfColumn[column]) }
  }

  /// Packs the cells of a row; false if the block has rows, and a slice begins too far behind its base.
  private mutating func packCells() -> Bool {
    if filled & ~columns != 0 { addColumns(filled & ~columns) }
    let firstElsewhere = elsewhere.count
    var packed = InlineArray<64, PackedSlice>(repeating: .absent)
    var rest = filled
    while rest != 0 {
      let column = rest.trailingZeroBitCount
      rest &= rest &- 1
      let slice = row[column]
      let base = slice.pointsIntoInput ? block.inputBase : block.decodedBase
      let cell = PackedSlice(slice, base: base) ?? packUnusual(slice)
      guard let cell else {
        elsewhere.removeLast(elsewhere.count - firstElsewhere)
        return false
      }
      packed[Int(placeOfColumn[column])] = cell
    }
    let width = block.width
    cells.append(addingCapacity: width) { output in
      for place in 0..<width { output.append(packed[place]) }
    }
    block.rows = block.rows.lowerBound..<(block.rows.upperBound + 1)
    return true
  }

  /// Packs a slice that does not fit, or is the first of its block; nil if it asks for another block.
  @inline(never)
  private mutating func packUnusual(_ slice: Slice) -> PackedSlice? {
    guard !slice.isAbsent else { return .absent }
    if slice.pointsIntoInput, block.inputBase == CellBuffer.noBase {
      block.inputBase = max(0, slice.offset - CellWriter.slack)
    } else if !slice.pointsIntoInput, block.decodedBase == CellBuffer.noBase {
      block.decodedBase = max(0, slice.offset - CellWriter.slack)
    }
    let base = slice.pointsIntoInput ? block.inputBase : block.decodedBase
    if let cell = PackedSlice(slice, base: base) { return cell }
    let isNear = slice.offset - base <= PackedSlice.maximumDistance
    let hasRoom = elsewhere.count - block.firstElsewhere < PackedSlice.maximumElsewhere
    guard block.rows.isEmpty || (isNear && hasRoom) else { return nil }
    elsewhere.append(slice)
    return PackedSlice(elsewhere: elsewhere.count - 1 - block.firstElsewhere)
  }

  /// Gives columns cells in all rows of the block.
  private mutating func addColumns(_ added: UInt64) {
    let (oldWidth, rowCount) = (block.width, block.rows.count)
    for column in 0..<columnCount where added & 1 << UInt64(column) != 0 {
      placeOfColumn[column] = UInt8(block.width)
      block.width += 1
    }
    columns |= added
    let addedCount = rowCount * (block.width - oldWidth)
    cells.append(contentsOf: repeatElement(.absent, count: addedCount))
    for row in (0..<rowCount).reversed() {
      for place in (0..<block.width).reversed() {
        cells[block.firstCell + row * block.width + place] =
          place < oldWidth ? cells[block.firstCell + row * oldWidth + place] : .absent
      }
    }
  }
}
