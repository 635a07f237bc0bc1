package import Formats

/// What a scanner makes of bytes, in a form that is easy to compare.
package struct ScannedCSV {
  package var rows: [PlainCSV.Row] = []
  package var faults: [PlainCSV.Fault] = []
  package var notices: [Notice] = []
  package var lineCount = 0

  package init(_ bytes: [UInt8], _ scanner: CSVScanner, pieces: Int = 1) {
    let batches =
      pieces == 1
      ? [scanner.scan(bytes.span, in: 0..<bytes.count).batch]
      : Self.scanInPieces(bytes, scanner, pieces)
    for batch in batches { add(batch, bytes) }
  }

  /// As several cores would.
  private static func scanInPieces(
    _ bytes: [UInt8], _ scanner: CSVScanner, _ pieces: Int
  ) -> [RecordBatch] {
    let ranges = CSVChunks.ranges(
      of: 0..<bytes.count, in: bytes.span, scanner: scanner, pieces: pieces)
    let stretches = ranges.map { scanner.scan(bytes.span, in: $0) }
    return CSVChunks.join(stretches, of: bytes.span, scanner: scanner, firstLine: 1).batches
  }

  private mutating func add(_ batch: RecordBatch, _ bytes: [UInt8]) {
    for record in batch.records {
      var values: [Int: [UInt8]] = [:]
      for value in batch.values[record.firstValue..<record.firstValue + record.valueCount] {
        let name = Int(value.name.rawValue)
        if value.slice.space == .input {
          values[name] = Array(bytes[value.slice.range])
        } else {
          values[name] = Array(batch.decoded[value.slice.range])
        }
      }
      rows.append(PlainCSV.Row(line: record.line, values: values))
    }
    faults += batch.rejects.map { PlainCSV.Fault(line: $0.line, reason: $0.reason.rawValue) }
    notices += batch.notices
    lineCount += batch.lineCount
  }

  /// The rows as text, for examples.
  package var texts: [[Int: String]] {
    rows.map { $0.values.mapValues { String(decoding: $0, as: UTF8.self) } }
  }

  /// What the fast reader says differently about `bytes` than the plain one, whole or in pieces; nil
  /// if nothing.
  package static func disagreement(
    _ bytes: [UInt8], _ dialect: CSVDialect, _ columns: Int, _ header: CSVHeader? = nil
  ) -> String? {
    for raggedRows in RaggedRows.allCases {
      let plain = PlainCSV(
        bytes, delimiter: dialect.delimiter.rawValue, lineEnd: dialect.lineEnd.byte,
        columnCount: columns, pads: raggedRows == .pad, header: header?.texts ?? [])
      let scanner = CSVScanner(
        dialect: dialect, columns: (0..<columns).map { NameID(UInt32($0)) }, header: header,
        raggedRows: raggedRows)
      for pieces in [1, 2, 5] {
        let found = ScannedCSV(bytes, scanner, pieces: pieces)
        if found.rows != plain.rows || found.faults != plain.faults {
          return "\(pieces) pieces, \(raggedRows): \(found.faults) \(plain.faults)"
        }
      }
    }
    return nil
  }
}
