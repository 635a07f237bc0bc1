package import Formats

/// Rows and columns of slices, in the order in which the sources were read.
///
/// A column that no row fills takes no room. One row costs eight bytes for each filled column.
package struct RowTable: Sendable {
  package private(set) var count = 0
  package private(set) var columns: [[Slice]]
  /// Line of each row in its source, from 1.
  package private(set) var lines: [UInt32] = []
  @usableFromInline package private(set) var segmentOfRow: [UInt32] = []
  @usableFromInline package private(set) var bytes: SegmentBytes

  /// An empty table with `columnCount` columns.
  package init(columnCount: Int) {
    columns = Array(repeating: [], count: columnCount)
    bytes = SegmentBytes([])
  }

  /// Joins tables of single segments in the given order; each is let go once it is copied.
  package init(joining parts: consuming [RowPart], columnCount: Int) {
    self.init(columnCount: columnCount)
    let total = parts.reduce(0) { $0 + $1.lines.count }
    let filled = (0..<columnCount).map { column in parts.contains { !$0.columns[column].isEmpty } }
    for column in 0..<columnCount where filled[column] { columns[column].reserveCapacity(total) }
    lines.reserveCapacity(total)
    segmentOfRow.reserveCapacity(total)
    var segments: [Segment] = []
    for index in parts.indices {
      let part = parts[index]
      parts[index] = RowPart(columnCount: 0)
      let rows = part.lines.count
      for column in 0..<columnCount where filled[column] {
        if part.columns[column].isEmpty {
          columns[column].append(contentsOf: repeatElement(.absent, count: rows))
        } else {
          columns[column].append(contentsOf: part.columns[column])
        }
      }
      lines.append(contentsOf: part.lines)
      guard let segment = part.segment else { continue }
      segmentOfRow.append(contentsOf: repeatElement(UInt32(segments.count), count: rows))
      segments.append(segment)
    }
    count = total
    bytes = SegmentBytes(segments)
  }

  /// Whether any row has a value in `column`.
  package func fills(_ column: Int) -> Bool { !columns[column].isEmpty }

  @inlinable @inline(__always) package func slice(_ column: Int, _ row: Int) -> Slice {
    columns[column].isEmpty ? .absent : columns[column][row]
  }

  /// Calls `body` with the bytes of one cell; no bytes when it has no value.
  @inlinable @inline(__always)
  package func withBytes<R>(
    _ column: Int, _ row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try withBytes(of: slice(column, row), row: row, body)
  }

  /// Calls `body` with the bytes of a slice that belongs to `row`.
  @inlinable @inline(__always)
  package func withBytes<R>(
    of slice: Slice, row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try bytes.withBytes(of: slice, segment: Int(segmentOfRow[row]), body)
  }

  /// The text of a slice that belongs to `row`, nil when there is no value.
  package func text(of slice: Slice, row: Int) -> String? {
    guard !slice.isAbsent else { return nil }
    return withBytes(of: slice, row: row) { String(decodingUTF8: $0) }
  }

  /// Position of the source of `row` in the list's sources.
  package func source(of row: Int) -> Int { bytes.segments[Int(segmentOfRow[row])].source }
}

/// The rows of one segment while they are being read.
package struct RowPart: Sendable {
  package var columns: [[Slice]]
  package var lines: [UInt32] = []
  package var segment: Segment?

  package init(columnCount: Int, segment: Segment? = nil) {
    columns = Array(repeating: [], count: columnCount)
    self.segment = segment
  }

  /// Adds a row without values.
  package mutating func addRow(line: Int) {
    let rows = lines.count
    lines.append(UInt32(clamping: line))
    for column in columns.indices where !columns[column].isEmpty {
      if columns[column].count == rows { columns[column].append(.absent) }
    }
  }

  /// Moves every line number by `offset`.
  package mutating func shiftLines(by offset: Int) {
    for index in lines.indices {
      lines[index] = UInt32(clamping: Int(lines[index]) + offset)
    }
  }

  /// Sets one cell of the row added last, unless it has a value already (the first one counts).
  package mutating func set(_ column: Int, _ slice: Slice) {
    let row = lines.count - 1
    if columns[column].isEmpty {
      columns[column] = Array(repeating: .absent, count: row + 1)
    }
    if columns[column][row].isAbsent { columns[column][row] = slice }
  }
}
