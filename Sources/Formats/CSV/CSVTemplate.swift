/// A CSV file that somebody else's program gave out to be filled: which columns it has, what stands
/// before the rows, and how rows have to look.
///
/// Everything up to the first row of data stays byte for byte as it is: byte order mark, rows above
/// the header, the header, and rows below it that only say what is required. Blank rows at the end are
/// dropped, since the filled rows take their place.
package struct CSVTemplate: Sendable, Equatable {
  /// What a template says of a column.
  package enum Requirement: Sendable, Equatable {
    case required
    /// Required in cases that the template explains elsewhere.
    case conditional
    case optional
    case unstated
  }

  package struct Column: Sendable, Equatable {
    /// What it is called, without blanks, quotes and marks such as `*` or `(required)`; of
    /// `Name [displayName] Required` what the brackets hold.
    package let name: String
    /// As it is written.
    package let title: String
    package let requirement: Requirement
  }

  /// Which cells stand in quotes, besides those that need it.
  package enum Quoting: Sendable, Equatable {
    case asNeeded
    /// All but empty ones.
    case filledCells
    case everyCell
  }

  package let columns: [Column]
  package let encoding: TextEncoding
  package let dialect: CSVDialect
  package let quoting: Quoting
  /// All bytes that stand before the first filled row, the line end before it included.
  package let lead: [UInt8]
  /// How many fields a row has: those of ``columns``, and unnamed ones after them.
  package let width: Int

  /// The column of a name, compared as people do: without case and outer blanks; by its title too.
  package func column(named name: String) -> Int? {
    let key = name.trimmingBlanks().lowercased()
    return columns.firstIndex { $0.name.lowercased() == key }
      ?? columns.firstIndex { $0.title.trimmingBlanks().lowercased() == key }
  }

  /// Appends one row in the template's encoding, line end and quoting.
  ///
  /// `cells` are by column; missing ones are empty. Returns the first cell that the encoding cannot
  /// hold; nothing is appended then.
  package func appendRow(_ cells: [String], to output: inout [UInt8]) -> UnheldCell? {
    if let problem = unheldCell(in: cells) { return problem }
    var text = ""
    for column in 0..<width {
      if column > 0 { text.unicodeScalars.append(Unicode.Scalar(dialect.delimiter.rawValue)) }
      append(column < cells.count ? cells[column] : "", to: &text)
    }
    if width == 1, text.isEmpty { text = "\"\"" }
    text += dialect.lineEnd.text
    _ = encoding.append(text, to: &output)
    return nil
  }

  /// A cell with a character that the encoding of the file does not have.
  package struct UnheldCell: Sendable, Equatable {
    package let column: Int
    package let character: Unicode.Scalar
  }

  /// The first of `cells` that the encoding cannot hold.
  package func unheldCell(in cells: [String]) -> UnheldCell? {
    for (column, cell) in cells.prefix(width).enumerated() {
      if let character = encoding.unheldCharacter(in: cell) {
        return UnheldCell(column: column, character: character)
      }
    }
    return nil
  }

  private func append(_ cell: String, to text: inout String) {
    let isQuoted =
      switch quoting {
      case .everyCell: true
      case .filledCells: !cell.isEmpty
      case .asNeeded: false
      }
    let delimiter = dialect.delimiter.rawValue
    let needsQuotes = cell.utf8.contains {
      $0 == delimiter || $0 == CSVFieldReader.quote || $0 == 0x0A || $0 == 0x0D
    }
    guard isQuoted || needsQuotes else {
      text += cell
      return
    }
    text += "\""
    text += cell.utf8.contains(CSVFieldReader.quote) ? cell.replacing("\"", with: "\"\"") : cell
    text += "\""
  }

  init(
    columns: [Column], encoding: TextEncoding, dialect: CSVDialect, quoting: Quoting,
    lead: [UInt8], width: Int
  ) {
    self.columns = columns
    self.encoding = encoding
    self.dialect = dialect
    self.quoting = quoting
    self.lead = lead
    self.width = width
  }
}

extension CSVTemplate {
  /// Whether a file begins with its header.
  package enum Heading: Sendable {
    case written
    /// The header only names the columns.
    case omitted
  }

  /// A template of nothing but a header, for profiles that are configured.
  package init(
    header: [String], heading: Heading = .written, encoding: TextEncoding = .utf8,
    dialect: CSVDialect = CSVDialect(delimiter: .comma, lineEnd: .crlf)
  ) {
    var row: [UInt8] = []
    if heading == .written {
      CSVWriter(formulaCells: .keep, dialect: dialect).appendRow(header, to: &row)
    }
    var lead = encoding.byteOrderMark
    _ = encoding.append(String(decoding: row, as: UTF8.self), to: &lead)
    self.init(
      columns: header.map { Column(name: $0, title: $0, requirement: .unstated) },
      encoding: encoding, dialect: dialect, quoting: .asNeeded, lead: lead, width: header.count)
  }
}

extension CSVDialect.LineEnd {
  /// As it is written.
  var text: String {
    switch self {
    case .lf: "\n"
    case .crlf: "\r\n"
    case .cr: "\r"
    }
  }
}
