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
  func render(_ rows: Range<Int>, into output: inout [UInt8])
}

extension TableReport {
  /// Appends the header row.
  package func renderHeader(into output: inout [UInt8]) {
    var table = TableRows(continuing: &output)
    for name in Self.header { table.cell(name) }
    table.endRow()
    table.hand(over: &output)
  }

  /// The whole file at once, header included; for small tables and for tests.
  package func rendered() -> [UInt8] {
    var output: [UInt8] = []
    renderHeader(into: &output)
    render(0..<rowCount, into: &output)
    return output
  }
}
