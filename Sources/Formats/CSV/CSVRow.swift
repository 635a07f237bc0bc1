/// One row as fields: for headers and for recognising a dialect, where rows are few.
struct CSVRow {
  var fields: [CSVField] = []
  /// The offset after its line end.
  var end: Int
  /// Line ends in it, with its own.
  var lineCount = 0
  var hasUnclosedQuote = false

  /// True when no field has content.
  var isBlank: Bool { fields.allSatisfy { $0.content.isEmpty } }

  /// The values as text.
  func texts(_ bytes: Span<UInt8>) -> [String] {
    fields.map { field in
      var value: [UInt8] = []
      if field.form == .encoded {
        field.appendDecoded(bytes, to: &value)
      } else {
        for index in field.content { value.append(bytes[index]) }
      }
      return String(decoding: value, as: UTF8.self)
    }
  }
}

extension CSVFieldReader {
  /// The row that begins at `start`. A field with an unclosed quote is all that is left of its line.
  func row(_ bytes: Span<UInt8>, at start: Int) -> CSVRow {
    var row = CSVRow(end: start)
    while true {
      let field = field(bytes, at: row.end)
      if field.form == .unclosed {
        let end = nextLine(bytes, after: row.end)
        row.fields.append(
          CSVField(content: row.end..<end, end: end, lineCount: 0, form: .plain))
        row.hasUnclosedQuote = true
        row.lineCount += end > row.end && bytes[end - 1] == lineEnd ? 1 : 0
        row.end = end
        return row
      }
      row.fields.append(field)
      row.lineCount += field.lineCount
      row.end = field.end
      guard row.end < bytes.count else { return row }
      row.end += 1
      if bytes[field.end] != delimiter {
        row.lineCount += 1
        return row
      }
    }
  }
}
