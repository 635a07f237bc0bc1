extension CSVTemplate {
  /// What the user says about a template; nil is recognised from its bytes.
  package struct Given: Sendable {
    package var encoding: TextEncoding?
    package var delimiter: CSVDialect.Delimiter?
    /// The row, from 1, in which data begins; all rows before it are kept.
    package var firstDataRow: Int?

    package init(
      encoding: TextEncoding? = nil, delimiter: CSVDialect.Delimiter? = nil,
      firstDataRow: Int? = nil
    ) {
      self.encoding = encoding
      self.delimiter = delimiter
      self.firstDataRow = firstDataRow
    }
  }

  /// Reads a template as it was downloaded.
  ///
  /// A file of nothing but ASCII counts as UTF-8; one without any line end gets CR LF (RFC 4180).
  ///
  /// - Parameters:
  ///   - known: whether a header is one that is expected; finds the header below a preamble.
  package init(
    _ bytes: [UInt8], given: Given = Given(), known: (String) -> Bool
  ) throws(CSVTemplateProblem) {
    let encoding = given.encoding ?? TextEncoding.detect(bytes.span)
    let start = encoding.isUTF8 ? min(encoding.byteOrderMarkLength, bytes.count) : 0
    let text = encoding.transcodedToUTF8(bytes.span) ?? bytes
    var dialect = CSVDialect.detect(text.span, start: start, known: known)
    if let delimiter = given.delimiter { dialect.delimiter = delimiter }
    let reader = CSVTemplateReader(text: text, start: start, dialect: dialect)
    let parts = try reader.parts(firstDataRow: given.firstDataRow, known: known)
    if !parts.endsWithLineEnd, text[start...].allSatisfy({ $0 != 0x0A && $0 != 0x0D }) {
      dialect.lineEnd = .crlf
    }
    // What is cut off at the end is ASCII: blanks, delimiters, quotes and line ends.
    var lead = Array(bytes.dropLast((text.count - parts.leadEnd) * encoding.unitLength))
    if !parts.endsWithLineEnd { _ = encoding.append(dialect.lineEnd.text, to: &lead) }
    self.init(
      columns: parts.columns, encoding: encoding, dialect: dialect, quoting: parts.quoting,
      lead: lead, width: parts.width)
  }
}

/// Takes a template apart.
private struct CSVTemplateReader {
  let text: [UInt8]
  let start: Int
  let dialect: CSVDialect

  struct Parts {
    var columns: [CSVTemplate.Column]
    var width: Int
    var quoting: CSVTemplate.Quoting
    /// The offset after the last row that is kept.
    var leadEnd: Int
    var endsWithLineEnd: Bool
  }

  /// A row that is not blank.
  private struct Row {
    let row: CSVRow
    let line: Int
    /// Its place among all rows, from 1.
    let number: Int
  }

  func parts(
    firstDataRow: Int?, known: (String) -> Bool
  ) throws(CSVTemplateProblem) -> Parts {
    let header = CSVHeader.find(text.span, start: start, dialect: dialect, known: known)
    let rows = rows()
    if let broken = rows.first(where: { $0.row.hasUnclosedQuote }) {
      throw .unclosedQuote(line: broken.line)
    }
    guard let headerRow = rows.first(where: { $0.line == header.headerLine }),
      !header.names.isEmpty
    else { throw .noHeader }
    if let firstDataRow, firstDataRow <= headerRow.number {
      throw .dataBeforeHeader(headerLine: headerRow.line)
    }
    let isLead = { (row: Row) in
      firstDataRow.map { row.number < $0 } ?? (row.row.end <= header.dataStart)
    }
    let lead = rows.filter(isLead)
    let others = rows.filter { !isLead($0) }
    if let first = others.first { throw .holdsRows(others.count, line: first.line) }
    let end = lead.last?.row.end ?? header.dataStart
    let marks = lead.drop { $0.line <= header.headerLine }.map { $0.row.texts(text.span) }
    return Parts(
      columns: columns(header, marks), width: headerRow.row.fields.count,
      quoting: quoting(of: lead.filter { $0.line >= header.headerLine }), leadEnd: end,
      endsWithLineEnd: end > start && text[end - 1] == dialect.lineEnd.byte)
  }

  private func rows() -> [Row] {
    let reader = CSVFieldReader(dialect)
    let lead = CSVLead(text.span, start: start, lineEnd: dialect.lineEnd)
    var rows: [Row] = []
    var position = lead.end
    var line = lead.lineCount + 1
    var number = lead.lineCount
    while position < text.count {
      let row = reader.row(text.span, at: position)
      number += 1
      if !isBlank(row) { rows.append(Row(row: row, line: line, number: number)) }
      line += row.lineCount
      position = row.end
    }
    return rows
  }

  private func isBlank(_ row: CSVRow) -> Bool {
    row.fields.allSatisfy { field in text[field.content].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  private func columns(_ header: CSVHeader, _ marks: [[String]]) -> [CSVTemplate.Column] {
    header.titles.indices.map { column in
      let title = header.titles[column]
      let below = marks.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      let stated = ([CSVTemplateMark.inTitle(title)] + below.map { CSVTemplateMark.cell($0) })
        .first { $0 != .unstated }
      return CSVTemplate.Column(
        name: CSVTemplateMark.removed(from: header.names[column]), title: title,
        requirement: stated ?? .unstated)
    }
  }

  /// The habit of the header and the rows below it.
  private func quoting(of rows: [Row]) -> CSVTemplate.Quoting {
    var hasBareFilled = false
    var hasBareEmpty = false
    for row in rows {
      for field in row.row.fields {
        let before = field.content.lowerBound - 1
        if before >= start, text[before] == CSVFieldReader.quote { continue }
        if field.content.isEmpty { hasBareEmpty = true } else { hasBareFilled = true }
      }
    }
    if hasBareFilled { return .asNeeded }
    return hasBareEmpty ? .filledCells : .everyCell
  }
}

/// The words by which templates say that a column is required.
private enum CSVTemplateMark {
  /// What a cell below the header says.
  static func cell(_ text: String) -> CSVTemplate.Requirement {
    let words = String(text.lowercased().drop { "(*[ ".contains($0) })
    if words.hasPrefix("required") || words.hasPrefix("mandatory") { return .required }
    if words.hasPrefix("optional") || words.hasPrefix("not required") { return .optional }
    return words.hasPrefix("conditional") ? .conditional : .unstated
  }

  /// What the header says itself: `Email*`, `Email (Required)`, `Name [displayName] Required`.
  static func inTitle(_ title: String) -> CSVTemplate.Requirement {
    let text = title.trimmingBlanks().lowercased()
    if text.hasPrefix("*") || text.hasSuffix("*") { return .required }
    for (word, requirement) in words {
      let isMarked = ["(\(word))", "[\(word)]", "] \(word)"].contains { text.hasSuffix($0) }
      if isMarked { return requirement }
    }
    return .unstated
  }

  /// A name without such marks; they may be all of it.
  static func removed(from name: String) -> String {
    var text = name
    for (word, _) in words {
      for mark in ["(\(word))", "[\(word)]"] where text.lowercased().hasSuffix(mark) {
        text = String(text.dropLast(mark.count))
      }
    }
    let bare = text.trimmingBlanks()
    let starless = String(bare.drop { $0 == "*" })
    let result = String(starless.reversed().drop { $0 == "*" }.reversed()).trimmingBlanks()
    return result.isEmpty ? name : result
  }

  private static let words: [(String, CSVTemplate.Requirement)] = [
    ("required", .required), ("mandatory", .required), ("optional", .optional),
    ("conditional", .conditional),
  ]
}
