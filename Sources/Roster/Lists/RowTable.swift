public import Formats

/// Rows of slices, in the order in which the sources were read, and the bytes that they name.
///
/// Public, not package, because only public functions are inlined into other modules (Swift 6.3), and
/// these are called some hundred million times in a run.
///
/// Why it is sound: the pointers in `frames` belong to buffers that `parts` keeps alive for as long as
/// this value lives; cells and stores never change; every row, column and slice is checked before use;
/// and bytes leave only as a `Span` that cannot outlive the closure. Pointers rather than references,
/// because two threads that count references to one store for each value spend most of their time on
/// that counter.
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

  /// Line of each row in its source, from 1.
  package let lines: [UInt32]
  public let columnCount: Int
  private let parts: [RowPart]
  private let filledColumns: UInt64
  @usableFromInline let frames: [Frame]
  @usableFromInline let frameOfRow: [UInt32]

  /// Joins stretches in the given order; all must have `columnCount` columns.
  package init(joining parts: [RowPart], columnCount: Int) {
    self.parts = parts
    self.columnCount = columnCount
    filledColumns = parts.reduce(0) { $0 | $1.cells.filledColumns }
    var frames: [Frame] = []
    var frameOfRow: [UInt32] = []
    var lines: [UInt32] = []
    let total = parts.reduce(0) { $0 + $1.rowCount }
    frameOfRow.reserveCapacity(total)
    lines.reserveCapacity(total)
    for part in parts {
      precondition(part.cells.columnCount == columnCount && part.cells.rowCount == part.rowCount)
      frameOfRow.append(contentsOf: repeatElement(UInt32(frames.count), count: part.rowCount))
      frames.append(Frame(part, firstRow: lines.count))
      lines.append(contentsOf: part.lines)
    }
    self.frames = frames
    self.frameOfRow = frameOfRow
    self.lines = lines
  }

  package var count: Int { lines.count }

  @inlinable @inline(__always) public func slice(_ column: Int, _ row: Int) -> Slice {
    precondition(column >= 0 && column < columnCount)
    let frame = frames[Int(frameOfRow[row])]
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
    let frame = frames[Int(frameOfRow[row])]
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
  package func source(of row: Int) -> Int { parts[stretch(of: row)].segment.source }

  /// The stretch that `row` was read in, from 0.
  package func stretch(of row: Int) -> Int { Int(frameOfRow[row]) }

  /// Position of the source of each stretch in the list's sources.
  package var sourcesOfStretches: [Int] { parts.map { $0.segment.source } }

  /// Whether any row has a value in `column`.
  package func fills(_ column: Int) -> Bool { filledColumns & 1 << UInt64(column) != 0 }
}
