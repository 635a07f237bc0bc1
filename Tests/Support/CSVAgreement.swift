import Formats

/// Whether the readers of delimited text and JSON keep their promises on any bytes.
enum CSVAgreement {
  /// How the scanner, whole and in pieces, differs from the plain reader; nil when it does not.
  static func disagreement(_ bytes: [UInt8]) -> String? {
    let detected = CSVDialect.detect(bytes.span) { $0 == "a" }
    let header = CSVHeader.find(bytes.span, dialect: detected) { $0 == "a" }
    let columns = max(1, min(3, header.names.count))
    for lineEnd in [CSVDialect.LineEnd.lf, .cr] {
      let dialect = CSVDialect(delimiter: detected.delimiter, lineEnd: lineEnd)
      let scanner = CSVScanner(
        dialect: dialect, columns: (0..<columns).map { NameID(UInt32($0)) })
      let plain = PlainCSV(
        bytes, delimiter: dialect.delimiter.rawValue, lineEnd: lineEnd.byte, columnCount: columns)
      for pieces in [1, 3] {
        let ranges = CSVChunks.ranges(
          of: 0..<bytes.count, in: bytes.span, scanner: scanner, pieces: pieces)
        let batches = CSVChunks.join(
          ranges.map { scanner.scan(bytes.span, in: $0) }, of: bytes.span, scanner: scanner,
          firstLine: 1
        ).batches
        if batches.flatMap({ rows($0, bytes) }) != plain.rows { return "rows, \(dialect)" }
        let faults = batches.flatMap(\.rejects).map { [String($0.line), $0.reason.rawValue] }
        if faults != plain.faults.map({ [String($0.line), $0.reason] }) {
          return "rejects, \(dialect)"
        }
      }
    }
    return nil
  }

  private static func rows(_ batch: RecordBatch, _ bytes: [UInt8]) -> [PlainCSV.Row] {
    batch.records.map { record in
      var values: [Int: [UInt8]] = [:]
      for value in batch.values[record.firstValue..<record.firstValue + record.valueCount] {
        let space = value.slice.space == .input ? bytes : batch.decoded
        values[Int(value.name.rawValue)] = Array(space[value.slice.range])
      }
      return PlainCSV.Row(line: record.line, values: values)
    }
  }

  /// What a SCIM list reader or the encodings do wrong on `bytes`.
  static func faultInText(_ bytes: [UInt8]) -> String? {
    var names = NameTable(others: .intern)
    let batch = SCIMListReader.read(bytes.span, names: &names)
    for value in batch.values {
      let count = value.slice.space == .input ? bytes.count : batch.decoded.count
      if value.slice.range.upperBound > count { return "slice" }
    }
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    if UTF8Survey(bytes.span).isValid != isUTF8 { return "UTF-8 survey" }
    for encoding in TextEncoding.allCases where bytes.count >= encoding.byteOrderMarkLength {
      let text = encoding.transcodedToUTF8(bytes.span) ?? []
      if String(validating: text, as: UTF8.self) == nil { return encoding.rawValue }
    }
    var json: [UInt8] = []
    JSONText.append(bytes.span, to: &json)
    return String(validating: json, as: UTF8.self) == nil ? "JSON text" : nil
  }
}
