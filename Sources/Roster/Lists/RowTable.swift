public import Formats

/// Rows of slices, in the order in which the sources were read, and the bytes that they name.
///
/// Public, not package, because only public functions are inlined into other modules (Swift 6.3), and
/// these are called some hundred million times in a run.
///
/// Why it is sound: the pointers belong to a storage that this value keeps alive, which in turn keeps the
/// buffers of all stretches; cells and stores never change; every row, column and slice is checked
/// before use; and bytes leave only as a `Span` that cannot outlive the closure. Pointers rather than
/// references and arrays, because two threads that count references to one thing for each value spend
/// most of their time on that counter.
@safe
public struct RowTable: @unchecked Sendable {
  /// Where the rows of one stretch are.
  @safe
  @usableFromInline
  struct Frame {
    @usableFromInline let cells: UnsafePointer<Slice>
    @usableFromInline let firstRow: Int
    @usableFromInline let input: UnsafeBufferPointer<UInt8>
    @usableFromInline let decoded: UnsafeBufferPointer<UInt8>

    init(_ part: RowPart, firstRow: Int) {
      unsafe cells = UnsafePointer(part.cells.base)
      self.firstRow = firstRow
      unsafe input = part.segment.input.unsafeBytes
      unsafe decoded = part.segment.decoded.unsafeBytes
    }
  }

  /// Owns the stretches and the tables over them.
  @safe
  private final class Storage: @unchecked Sendable {
    let parts: [RowPart]
    let frames: UnsafeMutablePointer<Frame>
    let frameOfRow: UnsafeMutablePointer<UInt32>

    init(_ parts: [RowPart], rowCount: Int) {
      self.parts = parts
      unsafe frames = .allocate(capacity: max(1, parts.count))
      unsafe frameOfRow = .allocate(capacity: max(1, rowCount))
      var firstRow = 0
      for (index, part) in parts.enumerated() {
        unsafe (frames + index).initialize(to: Frame(part, firstRow: firstRow))
        unsafe (frameOfRow + firstRow).initialize(repeating: UInt32(index), count: part.rowCount)
        firstRow += part.rowCount
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
  @usableFromInline let rowCount: Int
  @usableFromInline let frames: UnsafePointer<Frame>
  @usableFromInline let frameOfRow: UnsafePointer<UInt32>

  /// Joins stretches in the given order; all must have `columnCount` columns.
  package init(joining parts: [RowPart], columnCount: Int) {
    for part in parts {
      precondition(part.cells.columnCount == columnCount && part.lines.count == part.rowCount)
    }
    lines = parts.flatMap { $0.lines }
    rowCount = lines.count
    self.columnCount = columnCount
    filledColumns = parts.reduce(0) { $0 | $1.cells.filledColumns }
    storage = Storage(parts.map { $0.withoutLines }, rowCount: lines.count)
    unsafe frames = UnsafePointer(storage.frames)
    unsafe frameOfRow = UnsafePointer(storage.frameOfRow)
  }

  /// Where the stretch of `row` is.
  @inlinable @inline(__always) func frame(of row: Int) -> Frame {
    precondition(row >= 0 && row < rowCount)
    return unsafe frames[Int(frameOfRow[row])]
  }

  package var count: Int { rowCount }

  @inlinable @inline(__always) public func slice(_ column: Int, _ row: Int) -> Slice {
    precondition(column >= 0 && column < columnCount)
    let frame = frame(of: row)
    return unsafe frame.cells[(row - frame.firstRow) * columnCount + column]
  }

  /// Calls `body` with the bytes of one cell; no bytes when it has no value.
  @inlinable @inline(__always)
  public func withBytes<R>(
    _ column: Int, _ row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try withBytes(of: slice(column, row), row: row, body)
  }

  /// Calls `body` with the bytes of a slice that belongs to `row`; no bytes if it is absent.
  @inlinable @inline(__always)
  public func withBytes<R>(
    of slice: Slice, row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    guard slice.hasBytes else {
      return try unsafe body(UnsafeBufferPointer<UInt8>(start: nil, count: 0).span)
    }
    let frame = frame(of: row)
    let buffer = unsafe slice.isInput ? frame.input : frame.decoded
    let range = slice.range
    precondition(range.upperBound <= buffer.count)
    return try unsafe body(UnsafeBufferPointer(rebasing: buffer[range]).span)
  }

  /// The text of a slice that belongs to `row`, nil when there is no value.
  package func text(of slice: Slice, row: Int) -> String? {
    guard !slice.isAbsent else { return nil }
    return withBytes(of: slice, row: row) { String(decodingUTF8: $0) }
  }

  /// Position of the source of `row` in the list's sources.
  package func source(of row: Int) -> Int { storage.parts[stretch(of: row)].segment.source }

  /// The stretch that `row` was read in, from 0.
  package func stretch(of row: Int) -> Int {
    precondition(row >= 0 && row < rowCount)
    return unsafe Int(frameOfRow[row])
  }

  /// Position of the source of each stretch in the list's sources.
  package var sourcesOfStretches: [Int] { storage.parts.map { $0.segment.source } }

  /// Whether any row has a value in `column`.
  package func fills(_ column: Int) -> Bool { filledColumns & 1 << UInt64(column) != 0 }
}
