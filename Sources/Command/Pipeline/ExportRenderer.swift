import Formats
import Intake

/// Draws stretches of records in the format that was asked for.
struct ExportRenderer: Sendable {
  private let format: ExportRequest.Format
  /// For CSV: the columns after `dn`.
  private let columns: [String]
  /// For LDIF out of rows: which header is the distinguished name.
  private let nameHeader: String?
  private let isEntries: Bool

  /// Throws 65 when rows without a distinguished name are to become LDIF, and what a server throws.
  init(_ format: ExportRequest.Format, _ source: ExportSource) throws(Failure) {
    self.format = format
    if case .rows(let headers) = source.shape {
      isEntries = false
      nameHeader = headers.first { ["dn", "distinguishedname"].contains($0.lowercased()) }
      columns = source.columns
      guard format != .ldif || nameHeader.map(source.columns.contains) == true else {
        throw Failure(
          .unusableInput, "The rows have no distinguished name, and LDIF needs one",
          remedy: "Export with a column DN or DistinguishedName, or choose --to csv or jsonl.")
      }
    } else {
      isEntries = true
      nameHeader = nil
      columns = format == .csv ? try source.allNames() : []
    }
  }

  /// What stands before all records.
  var head: [UInt8] {
    var output: [UInt8] = []
    switch format {
    case .ldif: LDIFWriter.appendVersion(to: &output)
    case .csv:
      CSVWriter(formulaCells: .keep).appendRow((isEntries ? ["dn"] : []) + columns, to: &output)
    case .jsonl: break
    }
    return output
  }

  /// The records of one stretch.
  func render(_ stretch: RecordReading.Stretch, names: NameTable) -> [UInt8] {
    var output: [UInt8] = []
    // Names, colons and line ends beside the values; growing would copy what is there.
    output.reserveCapacity(stretch.batch.decoded.count * 5 / 4 + stretch.batch.values.count * 32)
    stretch.input.withSpan { input in
      switch format {
      case .jsonl:
        var writer = JSONLinesWriter(names: names.names)
        for record in stretch.batch.records {
          writer.append(record, of: stretch.batch, input: input, to: &output)
        }
      case .ldif: renderLDIF(stretch.batch, input, names, &output)
      case .csv: renderCSV(stretch.batch, input, names, &output)
      }
    }
    return output
  }

  private func renderLDIF(
    _ batch: RecordBatch, _ input: Span<UInt8>, _ names: NameTable, _ output: inout [UInt8]
  ) {
    let writer = LDIFRecordWriter(
      names: names.names, nameColumn: nameHeader.flatMap { names.id(of: $0) })
    for record in batch.records {
      writer.append(record, of: batch, input: input, to: &output)
    }
  }

  /// Several values of one attribute stand in one cell with semicolons between; values that are no
  /// text as `X'hex'`: both as csvde has it.
  private func renderCSV(
    _ batch: RecordBatch, _ input: Span<UInt8>, _ names: NameTable, _ output: inout [UInt8]
  ) {
    let writer = CSVWriter(formulaCells: .keep)
    var columnOf = [Int?](repeating: nil, count: names.names.count)
    let positions = Dictionary(
      columns.enumerated().map { ($0.element.lowercased(), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (id, name) in names.names.enumerated() { columnOf[id] = positions[name.lowercased()] }
    let decoded = batch.decoded.span
    var cells = [[UInt8]](repeating: [], count: columns.count)
    for record in batch.records {
      for index in cells.indices { cells[index].removeAll(keepingCapacity: true) }
      for index in record.firstValue..<(record.firstValue + record.valueCount) {
        let value = batch.values[index]
        guard let column = columnOf[Int(value.name.rawValue)] else { continue }
        if !cells[column].isEmpty { cells[column].append(UInt8(ascii: ";")) }
        appendValue(
          (value.slice.space == .input ? input : decoded).extracting(value.slice.range),
          to: &cells[column])
      }
      if isEntries {
        let dn = record.dn
        writer.appendCell(
          (dn.space == .input ? input : decoded).extracting(dn.range), to: &output)
        if !columns.isEmpty { writer.appendDelimiter(to: &output) }
      }
      for (index, cell) in cells.enumerated() {
        if index > 0 { writer.appendDelimiter(to: &output) }
        writer.appendCell(cell.span, to: &output)
      }
      writer.appendLineEnd(to: &output)
    }
  }

  private func appendValue(_ value: Span<UInt8>, to cell: inout [UInt8]) {
    let all = 0..<value.count
    if ByteSearch.isUTF8(value, range: all), ByteSearch.first(0, in: value, range: all) == nil {
      cell.append(value, range: all)
      return
    }
    cell += "X'".utf8
    for index in all { HexadecimalValue.append(value[index], to: &cell) }
    cell.append(UInt8(ascii: "'"))
  }
}
