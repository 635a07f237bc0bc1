/// Writes rows as RFC 4180 has it: quotes only where they are needed, CR LF after each row, UTF-8.
package struct CSVWriter: Sendable {
  /// What happens to cells that a spreadsheet would run as a formula
  /// (OWASP, "CSV Injection": those that begin with `=`, `+`, `-`, `@`, tab or carriage return).
  package enum FormulaCells: Sendable, CaseIterable {
    /// They are written as they are: for files that another program reads.
    case keep
    /// An apostrophe is put before them: for reports, which people open. Phone numbers that begin
    /// with `+` are among them.
    case defuse
  }

  package var formulaCells: FormulaCells
  package var dialect: CSVDialect

  package init(
    formulaCells: FormulaCells, dialect: CSVDialect = CSVDialect(delimiter: .comma, lineEnd: .crlf)
  ) {
    self.formulaCells = formulaCells
    self.dialect = dialect
  }

  /// Whether a spreadsheet would run the cell.
  package static func isFormula(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > 0 else { return false }
    return switch cell[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Appends a row. A row of one empty cell is written as `""`, since a blank line is no row.
  package func appendRow(_ cells: [String], to output: inout [UInt8]) {
    if cells.count == 1, cells[0].isEmpty {
      output.append(contentsOf: [CSVFieldReader.quote, CSVFieldReader.quote])
    } else {
      for (column, cell) in cells.enumerated() {
        if column > 0 { appendDelimiter(to: &output) }
        appendCell(cell, to: &output)
      }
    }
    appendLineEnd(to: &output)
  }

  /// Appends one cell, without delimiter.
  package func appendCell(_ cell: String, to output: inout [UInt8]) {
    appendCell(cell.utf8.span, to: &output)
  }

  /// Appends one cell, without delimiter.
  package func appendCell(_ cell: Span<UInt8>, to output: inout [UInt8]) {
    let defused = formulaCells == .defuse && Self.isFormula(cell)
    guard needsQuotes(cell) else {
      if defused { output.append(UInt8(ascii: "'")) }
      output.append(cell, range: 0..<cell.count)
      return
    }
    output.append(CSVFieldReader.quote)
    if defused { output.append(UInt8(ascii: "'")) }
    for index in 0..<cell.count {
      if cell[index] == CSVFieldReader.quote { output.append(CSVFieldReader.quote) }
      output.append(cell[index])
    }
    output.append(CSVFieldReader.quote)
  }

  package func appendDelimiter(to output: inout [UInt8]) {
    output.append(dialect.delimiter.rawValue)
  }

  package func appendLineEnd(to output: inout [UInt8]) {
    if dialect.lineEnd != .lf { output.append(UInt8(ascii: "\r")) }
    if dialect.lineEnd != .cr { output.append(UInt8(ascii: "\n")) }
  }

  private func needsQuotes(_ cell: Span<UInt8>) -> Bool {
    for index in 0..<cell.count {
      let byte = cell[index]
      if byte == dialect.delimiter.rawValue || byte == CSVFieldReader.quote || byte == 0x0A
        || byte == 0x0D
      {
        return true
      }
    }
    return false
  }
}
