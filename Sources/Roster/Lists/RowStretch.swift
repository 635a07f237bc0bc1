/// The cells of one stretch of a source, and where the bytes are that they name.
package struct RowStretch: Sendable {
  package let segment: Segment
  package let cells: CellBuffer

  package init(segment: Segment, cells: CellBuffer) {
    self.segment = segment
    self.cells = cells
  }

  package var rowCount: Int { cells.rowCount }
}
