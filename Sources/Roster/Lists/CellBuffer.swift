package import Formats

/// The cells of one stretch of rows, row by row; filled once, never changed afterwards.
///
/// Cells of one row stand side by side, because rows are mostly looked up one by one from the other
/// list, and a cache miss costs more than the empty cells. Columns without any value have no cells.
/// A cell is a ``PackedSlice``: memory that is touched for the first time costs more than unpacking. A
/// stretch is mostly one ``Block``, within which everything is near enough to its base.
///
/// Why it is sound: the memory is allocated for as many rows and columns as there are, written by the
/// initialiser only, and every row and column is checked before use. Afterwards nobody writes, so
/// sharing between threads is fine, and it is released in `deinit`.
@safe
package final class CellBuffer: @unchecked Sendable {
  /// Rows with the same columns, and slices that count from the same places.
  struct Block {
    var rows: Range<Int>
    /// How many cells a row has.
    var width = 0
    /// Where its cells, and its slices that do not fit into cells, begin among those of all blocks.
    var firstCell: Int
    var firstElsewhere: Int
    /// What the offsets in the input and in the decoded bytes are counted from.
    var inputBase = CellBuffer.noBase
    var decodedBase = CellBuffer.noBase

    /// The first cell of a row, among those of all blocks.
    @inline(__always)
    func cell(of row: Int) -> Int { firstCell &+ (row &- rows.lowerBound) &* width }
  }

  package let columnCount: Int
  package let rowCount: Int
  /// A bit for each column that has a value in any row.
  let filledColumns: UInt64
  let blockCount: Int
  private let cellCount: Int
  private let elsewhereCount: Int
  private let blocks: UnsafeMutablePointer<Block>
  private let cells: UnsafeMutablePointer<PackedSlice>
  /// Slices that do not fit into cells.
  private let elsewhere: UnsafeMutablePointer<Slice>
  /// For each column of each block, which cell of a row it is, or ``noCell``.
  private let places: UnsafeMutablePointer<UInt8>

  /// The place of a column that has no cells.
  static var noCell: UInt8 { .max }
  /// The base of slices that a block has none of: nothing lies behind it.
  static var noBase: Int { .max }

  /// Room for `capacity` rows, of which `fill` adds as many as there are.
  package init(
    columnCount: Int, capacity: Int, _ fill: (inout CellWriter) -> Void
  ) {
    precondition(columnCount <= CellWriter.maximumColumnCount)
    var writer = CellWriter(columnCount: columnCount, capacity: capacity)
    fill(&writer)
    writer.finish()
    self.columnCount = columnCount
    rowCount = writer.rowCount
    filledColumns = writer.filledColumns
    blockCount = writer.blocks.count
    cellCount = writer.cells.count
    elsewhereCount = writer.elsewhere.count
    unsafe blocks = .allocate(capacity: max(1, blockCount))
    for (number, block) in writer.blocks.enumerated() {
      unsafe (blocks + number).initialize(to: block)
    }
    unsafe cells = CellBuffer.copy(writer.cells)
    unsafe elsewhere = CellBuffer.copy(writer.elsewhere)
    unsafe places = CellBuffer.copy(writer.places)
  }

  private static func copy<T: BitwiseCopyable>(_ values: [T]) -> UnsafeMutablePointer<T> {
    let copy = unsafe LastingMemory.allocate(T.self, capacity: values.count)
    unsafe values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      unsafe copy.initialize(from: first, count: values.count)
    }
    return unsafe copy
  }

  deinit {
    unsafe blocks.deallocate()
    unsafe LastingMemory.deallocate(cells)
    unsafe LastingMemory.deallocate(elsewhere)
    unsafe LastingMemory.deallocate(places)
  }

  /// Whether any row has a value in `column`.
  func fills(_ column: Int) -> Bool { filledColumns & 1 << UInt64(column) != 0 }

  package func slice(_ column: Int, _ row: Int) -> Slice {
    precondition(row >= 0 && row < rowCount)
    var number = 0
    while unsafe blocks[number].rows.upperBound <= row { number += 1 }
    guard let place = place(of: column, inBlock: number) else { return .absent }
    let block = block(number)
    return slice(at: block.cell(of: row) + place, in: block)
  }

  func block(_ number: Int) -> Block {
    precondition(number >= 0 && number < blockCount)
    return unsafe blocks[number]
  }

  /// Which cell of a row a column is; nil where no row of the block has a value.
  func place(of column: Int, inBlock number: Int) -> Int? {
    precondition(column >= 0 && column < columnCount && number >= 0 && number < blockCount)
    let place = unsafe places[number * columnCount + column]
    return place == CellBuffer.noCell ? nil : Int(place)
  }

  /// The slice in one of all cells, which is one of a block.
  @inline(__always)
  func slice(at index: Int, in block: Block) -> Slice {
    precondition(index >= 0 && index < cellCount)
    let cell = unsafe cells[index]
    guard cell.isHere else { return cell.isAbsent ? .absent : sliceElsewhere(cell, block) }
    return cell.slice(base: cell.pointsIntoInput ? block.inputBase : block.decodedBase)
  }

  private func sliceElsewhere(_ cell: PackedSlice, _ block: Block) -> Slice {
    let index = block.firstElsewhere + cell.placeElsewhere
    precondition(index < elsewhereCount)
    return unsafe elsewhere[index]
  }

  /// For whoever keeps addresses; valid while the buffer lives.
  @unsafe func addresses(ofBlock number: Int) -> Addresses {
    let block = block(number)
    return unsafe Addresses(
      cells: UnsafePointer(cells + block.firstCell),
      elsewhere: UnsafePointer(elsewhere + block.firstElsewhere),
      places: UnsafePointer(places + number * columnCount))
  }

  /// Where the tables of a block begin.
  @unsafe struct Addresses {
    let cells: UnsafePointer<PackedSlice>
    let elsewhere: UnsafePointer<Slice>
    let places: UnsafePointer<UInt8>
  }
}
