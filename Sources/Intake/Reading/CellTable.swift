package import Formats

/// A small table with named columns, read as text: `decisions.csv`, an edited `links.csv`.
package struct CellTable: Sendable {
  /// One row, with the line where it begins.
  package struct Row: Sendable {
    package let line: Int
    fileprivate let cells: [String: String]

    /// The text in a column; nil where there is none.
    package subscript(name: String) -> String? { cells[name] }
  }

  /// The headers as they are written.
  package let headers: [String]
  /// The name of each column; nil for those that nobody wants.
  package let names: [String?]
  package private(set) var rows: [Row] = []
  package private(set) var rejects: [Reject] = []
  package private(set) var notices: [Notice]

  package var usedHeaders: [String] { zip(headers, names).filter { $1 != nil }.map { $0.0 } }
  package var unusedHeaders: [String] {
    zip(headers, names).filter { $1 == nil && !$0.isEmpty }.map { $0.0 }
  }

  /// Reads a delimited text file.
  ///
  /// - Parameters:
  ///   - wanted: what the table is needed for, for the failure that names it.
  ///   - name: the name of the column with a certain header; nil: not wanted. The first of several with
  ///     one name counts.
  package init(
    _ input: Input, wanted: String, name: (String) -> String?
  ) throws(IntakeError) {
    guard case .csv(let dialect) = input.format else {
      throw IntakeError(.notOfFormat("a table"), source: input.name)
    }
    let header = input.text.withSpan { bytes in
      CSVHeader.find(bytes, start: input.start, dialect: dialect) { name($0) != nil }
    }
    var taken: Set<String> = []
    let names = header.names.map { title -> String? in
      name(title).flatMap { taken.insert($0).inserted ? $0 : nil }
    }
    guard names.contains(where: { $0 != nil }) else {
      throw IntakeError(.noUsefulColumns(wanted: wanted, found: header.names), source: input.name)
    }
    headers = header.names
    self.names = names
    notices = header.notices
    let columns = names.enumerated().map { $0.element == nil ? nil : NameID(UInt32($0.offset)) }
    let scanner = CSVScanner(dialect: dialect, columns: columns, header: header)
    for stretch in RecordReading(input).csv(scanner, header: header, { $0 }) {
      take(stretch, names)
    }
    notices = Notice.merged(notices)
  }

  private mutating func take(_ stretch: RecordReading.Stretch, _ names: [String?]) {
    rejects += stretch.batch.rejects
    notices += stretch.batch.notices
    for record in stretch.batch.records {
      var cells: [String: String] = [:]
      for index in record.firstValue..<(record.firstValue + record.valueCount) {
        let value = stretch.batch.values[index]
        guard let name = names[Int(value.name.rawValue)] else { continue }
        let bytes =
          value.slice.space == .input
          ? stretch.input.bytes(in: value.slice.range)
          : Array(stretch.batch.decoded[value.slice.range])
        cells[name] = String(decoding: bytes, as: UTF8.self)
      }
      rows.append(Row(line: record.line, cells: cells))
    }
  }
}
