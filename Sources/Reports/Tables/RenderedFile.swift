import Roster

/// A file whose pieces can be rendered at the same time; all pieces in order are its bytes.
package protocol RenderedFile: Sendable {
  var pieceCount: Int { get }
  /// Appends the bytes of a piece of `0..<pieceCount`.
  func render(piece: Int, into buffer: RowBuffer)
}

extension RenderedFile {
  /// The whole file at once; for small ones and for tests.
  package func rendered() -> [UInt8] {
    var output: [UInt8] = []
    for piece in 0..<pieceCount {
      let buffer = RowBuffer()
      render(piece: piece, into: buffer)
      buffer.withSpan { output.append(copying: $0) }
    }
    return output
  }
}

/// A table as a file: the header, then stretches of rows.
package struct TableFile: RenderedFile {
  /// How many rows are rendered at a time: their bytes, some 300 kB, stay in the second-level cache
  /// until they are copied for the disk.
  private static let stretchSize = 1 << 10

  private let report: any TableReport
  private let rowCount: Int

  package init(_ report: any TableReport) {
    self.report = report
    rowCount = report.rowCount
  }

  package var pieceCount: Int { 1 + (rowCount + TableFile.stretchSize - 1) / TableFile.stretchSize }

  package func render(piece: Int, into buffer: RowBuffer) {
    var table = TableRows(buffer)
    if piece == 0 {
      report.renderHeader(into: &table)
    } else {
      let start = (piece - 1) * TableFile.stretchSize
      report.render(start..<min(start + TableFile.stretchSize, rowCount), into: &table)
    }
    table.finish()
  }
}
