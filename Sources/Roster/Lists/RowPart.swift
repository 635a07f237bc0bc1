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
