package import Formats

/// One stretch of one source: where its bytes are, and which file they came from.
package struct Segment: Sendable {
  /// The input as it was read (shared by all stretches of a file).
  package let input: ByteStore
  /// The values of this stretch that had to be decoded.
  package let decoded: ByteStore
  /// Position in the list's `sources`.
  package let source: Int

  package init(input: ByteStore, decoded: ByteStore, source: Int) {
    self.input = input
    self.decoded = decoded
    self.source = source
  }

  /// Calls `body` with the bytes of a slice that belongs to this stretch.
  package func withBytes<R>(of slice: Slice, _ body: (Span<UInt8>) throws -> R) rethrows -> R {
    let store = slice.isInput ? input : decoded
    return try store.withSpan { try body($0.extracting(slice.hasBytes ? slice.range : 0..<0)) }
  }
}

/// The rows of one stretch, as they were read.
package struct RowPart: Sendable {
  package let segment: Segment
  package let cells: CellBuffer
  /// Line of each row in its source, from 1.
  package private(set) var lines: [UInt32]

  package init(segment: Segment, cells: CellBuffer, lines: [UInt32]) {
    self.segment = segment
    self.cells = cells
    self.lines = lines
  }

  package var rowCount: Int { cells.rowCount }

  /// The same rows without line numbers, for lists that keep those of all stretches in one place.
  var withoutLines: RowPart { RowPart(segment: segment, cells: cells, lines: []) }

  /// Moves every line number by `offset`.
  package mutating func shiftLines(by offset: Int) {
    for index in lines.indices { lines[index] = UInt32(clamping: Int(lines[index]) + offset) }
  }
}
