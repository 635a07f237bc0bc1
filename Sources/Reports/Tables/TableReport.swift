import Roster

/// A report that is a table: a header, and rows that can be rendered in stretches.
///
/// Stretches may be rendered at the same time; written one after the other, they are the same bytes
/// as all rows at once. Bytes are RFC 4180: UTF-8, CR LF, quotes where needed, and cells that a
/// spreadsheet would run as a formula begin with an apostrophe.
package protocol TableReport: Sendable {
  /// The name of the file in the output folder.
  static var fileName: String { get }
  /// The column names, in order; new ones go at the end.
  static var header: [String] { get }
  var rowCount: Int { get }
  /// Appends the rows in `rows`, which must lie within `0..<rowCount`.
  func render(_ rows: Range<Int>, into table: inout TableRows)
}

extension TableReport {
  /// Appends the header row.
  package func renderHeader(into table: inout TableRows) {
    for name in Self.header { table.cell(name) }
    table.endRow()
  }

  /// Appends the header row to a list of bytes; for small tables and for tests.
  package func renderHeader(into output: inout [UInt8]) {
    let buffer = RowBuffer()
    var table = TableRows(buffer)
    renderHeader(into: &table)
    table.finish()
    buffer.withSpan { output.append(copying: $0) }
  }

  /// Appends rows to a list of bytes; for small tables and for tests.
  package func render(_ rows: Range<Int>, into output: inout [UInt8]) {
    let buffer = RowBuffer()
    var table = TableRows(buffer)
    render(rows, into: &table)
    table.finish()
    buffer.withSpan { output.append(copying: $0) }
  }

  /// The whole file at once, header included; for small tables and for tests.
  package func rendered() -> [UInt8] {
    var output: [UInt8] = []
    renderHeader(into: &output)
    render(0..<rowCount, into: &output)
    return output
  }
}
