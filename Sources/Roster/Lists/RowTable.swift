public import Formats

/// Rows of slices, in the order in which the sources were read, and the bytes that they name.
///
/// Public, not package, because only public functions are inlined into other modules (Swift 6.3), and
/// these are called some hundred million times in a run.
///
/// Why it is sound: the pointers belong to a storage that this value keeps alive, which in turn keeps the
/// buffers of all stretches; cells and stores never change; every row, column and slice is checked
/// before use, and a cell that names a place elsewhere got it from the ``CellWriter`` that filled both;
/// and bytes leave only as a `Span` that cannot outlive the closure. Pointers rather than
/// references and arrays, because two threads that count references to one thing for each value spend
/// most of their time on that counter.
@safe
public struct RowTable: @unchecked Sendable {
  /// Where the rows of one block of a stretch are.
  @safe
  @usableFromInline
  struct Frame {
    @usableFromInline let cells: UnsafePointer<PackedSlice>
    /// The slices that do not fit into cells.
    @usableFromInline let elsewhere: UnsafePointer<Slice>
    /// For each column, which cell of a row it is; above all of them for a column without cells.
    @usableFromInline let places: UnsafePointer<UInt8>
    /// How many cells a row has.
    @usableFromInline let width: UInt32
    @usableFromInline let stretch: UInt32
    @usableFromInline let firstRow: Int
    @usableFromInline let inputBase: Int
    @usableFromInline let decodedBase: Int
    @usableFromInline let input: UnsafeBufferPointer<UInt8>
    @usableFromInline let decoded: UnsafeBufferPointer<UInt8>

    init(_ rows: RowStretch, block number: Int, stretch: Int, firstRow: Int) {
      let block = rows.cells.block(number)
      let addresses = unsafe rows.cells.addresses(ofBlock: number)
      unsafe cells = addresses.cells
      unsafe elsewhere = addresses.elsewhere
      unsafe places = addresses.places
      width = UInt32(block.width)
      self.stretch = UInt32(stretch)
      self.firstRow = firstRow
      inputBase = block.inputBase
      decodedBase = block.decodedBase
      unsafe input = rows.segment.input.unsafeBytes
      unsafe decoded = rows.segment.decoded.unsafeBytes
    }
  }

  /// Owns the stretches and the tables over them.
  @safe
  private final class Storage: @unchecked Sendable {
    let stretches: [RowStretch]
    let frames: UnsafeMutablePointer<Frame>
    let frameOfRow: UnsafeMutablePointer<UInt32>

    init(_ stretches: [RowStretch], rowCount: Int) {
      self.stretches = stretches
      let frameCount = stretches.reduce(0) { $0 + $1.cells.blockCount }
      unsafe frames = .allocate(capacity: max(1, frameCount))
      unsafe frameOfRow = .allocate(capacity: max(1, rowCount))
      var firstRow = 0
      var frame = 0
      for (stretch, rows) in stretches.enumerated() {
        for number in 0..<rows.cells.blockCount {
          let count = rows.cells.block(number).rows.count
          unsafe (frames + frame).initialize(
            to: Frame(rows, block: number, stretch: stretch, firstRow: firstRow))
          unsafe (frameOfRow + firstRow).initialize(repeating: UInt32(frame), count: count)
          firstRow += count
          frame += 1
        }
      }
    }

    deinit {
      unsafe frames.deallocate()
      unsafe frameOfRow.deallocate()
    }
  }

  /// Line of each row in its source, from 1.
  package let lines: [UInt32]
  public let columnCount: Int
  private let storage: Storage
  private let filledColumns: UInt64
  private let plan: ColumnPlan
  /// For each row, the columns whose values are not ordinary; see ``mark(of:)``. The highest four bits are
  /// the number of a domain (``DomainNumbers``).
  package let oddities: [UInt16]
  /// The domains that have numbers, from 1, of each stretch; see ``DomainNumbers``.
  let domainsOfStretches: [[[UInt8]]]
  /// By key column; see ``RowMarks``.
  private let hashes: [[UInt32]]
  /// The further keys of all stretches.
  package let furtherKeys: [RowPart.FurtherKey]
  @usableFromInline let rowCount: Int
  @usableFromInline let frames: UnsafePointer<Frame>
  @usableFromInline let frameOfRow: UnsafePointer<UInt32>

  /// A table of `rows`, which must have `columnCount` columns and been made by the same plan.
  package init(_ rows: RowPart, columnCount: Int, plan: ColumnPlan) {
    precondition(rows.stretches.allSatisfy { $0.cells.columnCount == columnCount })
    precondition(rows.stretches.reduce(0) { $0 + $1.rowCount } == rows.rowCount)
    lines = rows.lines
    rowCount = rows.rowCount
    self.columnCount = columnCount
    filledColumns = rows.filledColumns
    self.plan = plan
    hashes = rows.marks.hashes
    oddities = rows.marks.oddities
    domainsOfStretches = rows.marks.domainsOfStretches
    furtherKeys = rows.furtherKeys
    storage = Storage(rows.stretches, rowCount: rows.rowCount)
    unsafe frames = UnsafePointer(storage.frames)
    unsafe frameOfRow = UnsafePointer(storage.frameOfRow)
  }

  /// The mark in ``oddities`` of rows whose value in `column` is not ordinary (``OrdinaryShape``).
  package func mark(of column: Int) -> UInt16 { plan.mark(of: column) }

  /// The ``ShortHash`` of each row's value in a column; known already for key columns.
  package func shortHashes(_ column: Int) -> [UInt32] {
    guard fills(column) else { return Array(repeating: ShortHash.none, count: rowCount) }
    if let position = plan.keys.firstIndex(of: column) { return hashes[position] }
    return Parallel.mapRows(rowCount) { rows in
      rows.map { row in withBytes(column, row) { ShortHash.of($0) } }
    }.flatMap { $0 }
  }

  /// The same of a key column that has values; nil of any other.
  func keptHashes(_ column: Int) -> [UInt32]? {
    guard fills(column), let position = plan.keys.firstIndex(of: column) else { return nil }
    return hashes[position]
  }

  /// Where the stretch of `row` is.
  @inlinable @inline(__always) func frame(of row: Int) -> Frame {
    precondition(row >= 0 && row < rowCount)
    return unsafe frames[Int(frameOfRow[row])]
  }

  /// Asks for the place that says where the stretch of `row` is (``Prefetch``).
  @inlinable @inline(__always)
  public func ask(forFrameOf row: Int) {
    unsafe Prefetch.element(row, of: UnsafeBufferPointer(start: frameOfRow, count: rowCount).span)
  }

  package var count: Int { rowCount }

  @inlinable @inline(__always) public func slice(_ column: Int, _ row: Int) -> Slice {
    slice(column, row, in: frame(of: row))
  }

  @inlinable @inline(__always) func slice(_ column: Int, _ row: Int, in frame: Frame) -> Slice {
    precondition(column >= 0 && column < columnCount)
    let place = unsafe UInt32(frame.places[column])
    guard place < frame.width else { return .absent }
    let cell = unsafe frame.cells[(row &- frame.firstRow) &* Int(frame.width) &+ Int(place)]
    guard cell.isHere else {
      return unsafe cell.isAbsent ? .absent : frame.elsewhere[cell.placeElsewhere]
    }
    return cell.slice(base: cell.pointsIntoInput ? frame.inputBase : frame.decodedBase)
  }

  /// The only column whose values may stand folded (``FoldedText``): the distinguished name of a directory
  /// user, the first of ``DirectoryField``. A constant, so that nobody looks whether values of other columns
  /// are.
  @inlinable static var nameColumn: Int { 0 }

  /// Calls `body` with the bytes of one cell; no bytes when it has no value.
  @inlinable @inline(__always)
  public func withBytes<R>(
    _ column: Int, _ row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    let frame = frame(of: row)
    let slice = slice(column, row, in: frame)
    let isFolded = column == RowTable.nameColumn && slice.isFolded
    return try unsafe FoldedText.withValue(
      of: bytes(of: slice, in: frame).span, isFolded: isFolded, body)
  }

  /// Calls `body` with the bytes of a slice that belongs to `row`, and is not folded; no bytes if it is
  /// absent.
  @inlinable @inline(__always)
  public func withBytes<R>(
    of slice: Slice, row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try unsafe body(bytes(of: slice, in: frame(of: row)).span)
  }

  /// The bytes of a slice as they stand; none if it is absent.
  @unsafe @inlinable @inline(__always)
  func bytes(of slice: Slice, in frame: Frame) -> UnsafeBufferPointer<UInt8> {
    guard slice.hasBytes else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let buffer = unsafe slice.pointsIntoInput ? frame.input : frame.decoded
    let range = slice.range
    precondition(range.upperBound <= buffer.count)
    return unsafe UnsafeBufferPointer(rebasing: buffer[range])
  }

  /// Asks for both ends of a value as it stands (``Prefetch``): for whoever looks at it soon.
  @inlinable @inline(__always)
  public func ask(for column: Int, of row: Int) { ask(for: column, of: row, in: frame(of: row)) }

  @inlinable @inline(__always)
  func ask(for column: Int, of row: Int, in frame: Frame) {
    unsafe Prefetch.ends(of: bytes(of: slice(column, row, in: frame), in: frame).span)
  }

  /// The same of each of some columns.
  func ask(for columns: [Int], of row: Int) {
    let frame = frame(of: row)
    for column in columns { ask(for: column, of: row, in: frame) }
  }

  /// The text of one cell, nil when it has no value.
  package func text(_ column: Int, _ row: Int) -> String? {
    guard !slice(column, row).isAbsent else { return nil }
    return withBytes(column, row) { String(decodingUTF8: $0) }
  }

  /// The text of a slice that belongs to `row`, and is not folded; nil when there is no value.
  package func text(of slice: Slice, row: Int) -> String? {
    guard !slice.isAbsent else { return nil }
    return withBytes(of: slice, row: row) { String(decodingUTF8: $0) }
  }

  /// Position of the source of `row` in the list's sources.
  package func source(of row: Int) -> Int { storage.stretches[stretch(of: row)].segment.source }

  /// The stretch that `row` was read in, from 0.
  @inlinable @inline(__always) public func stretch(of row: Int) -> Int {
    precondition(row >= 0 && row < rowCount)
    return unsafe Int(frames[Int(frameOfRow[row])].stretch)
  }

  /// Position of the source of each stretch in the list's sources.
  package var sourcesOfStretches: [Int] { storage.stretches.map { $0.segment.source } }

  /// The stretches: where their bytes are, and which rows they have.
  var stretches: [(segment: Segment, rows: Range<Int>)] {
    var firstRow = 0
    return storage.stretches.map { stretch in
      defer { firstRow += stretch.rowCount }
      return (stretch.segment, firstRow..<(firstRow + stretch.rowCount))
    }
  }

  /// Whether any row has a value in `column`.
  package func fills(_ column: Int) -> Bool { filledColumns & 1 << UInt64(column) != 0 }
}
