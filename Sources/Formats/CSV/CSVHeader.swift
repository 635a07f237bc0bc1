/// The header of a delimited text file: which names, where it is, and where the data begins.
package struct CSVHeader: Sendable, Equatable {
  /// How the header was found.
  package enum Certainty: Sendable, Equatable {
    /// It has names that are known.
    case recognised
    /// No row near the start has a known name. The first is taken for the header, but the file may
    /// have none at all.
    case assumedFirstRow
  }

  /// The key of each column: without outer blanks and quotes; for `Name [displayName] Required`
  /// (bulk templates of Entra) what the brackets hold. Empty cells after the last name are left out.
  package var names: [String] = []
  /// The cells as they are written.
  package var titles: [String] = []
  package var certainty = Certainty.assumedFirstRow
  /// The bytes of its row and of each of ``requirementRows``, without line ends; none for an assumed
  /// header, which may be anything.
  package var texts: [[UInt8]] = []
  /// The line where the header begins, from 1.
  package var headerLine = 1
  /// The offset of the first byte after the header (and after a requirement row).
  package var dataStart: Int
  /// The line of that byte, from 1.
  package var dataStartLine = 1
  /// Rows above the header that are neither blank nor a `sep=`, `#TYPE` or `version:` line.
  package var preambleRowCount = 0
  /// Rows below the header that hold no data, such as `Required,Optional` or `Example: ...`.
  package var requirementRows: [[String]] = []
  /// How many of its names are known.
  package var knownNameCount = 0
  /// Duplicate names.
  package var notices: [Notice] = []

  /// The column of `name`, compared without case; the first of several.
  package func column(of name: String) -> Int? {
    let key = name.lowercased()
    return names.firstIndex { $0.lowercased() == key }
  }
}

extension CSVHeader {
  /// How many rows may stand above the header.
  private static let searchedRows = 30
  /// How many bytes are looked at: a header is not longer.
  private static let searchedLength = 1 << 24

  /// Looks for the header from `start` on: of the first rows, the one with the most names that
  /// `known` knows (it is asked for keys, see ``names``), and the first of several.
  package static func find(
    _ bytes: Span<UInt8>, start: Int = 0, dialect: CSVDialect, known: (String) -> Bool
  ) -> CSVHeader {
    let bytes = bytes.extracting(0..<min(bytes.count, start + searchedLength))
    let lead = CSVLead(bytes, start: start, lineEnd: dialect.lineEnd)
    let reader = CSVFieldReader(dialect)
    let rows = firstRows(bytes, lead: lead, reader)
    guard let chosen = choose(rows, known: known) else {
      return CSVHeader(dataStart: lead.end, dataStartLine: lead.lineCount + 1)
    }
    var header = CSVHeader(chosen.row)
    if chosen.knownNameCount > 0 {
      header.certainty = .recognised
      header.texts = [chosen.row.text]
    }
    header.knownNameCount = chosen.knownNameCount
    header.preambleRowCount = chosen.index
    header.passRequirementRows(bytes, reader)
    header.noteDuplicates()
    return header
  }

  /// A row with its line.
  private struct Candidate {
    let cells: [String]
    let text: [UInt8]
    let line: Int
    let end: Int
    let endLine: Int
  }

  private init(_ row: Candidate) {
    let last = row.cells.lastIndex { !Self.key($0).isEmpty } ?? -1
    titles = Array(row.cells[...last])
    names = titles.map(Self.key)
    headerLine = row.line
    dataStart = row.end
    dataStartLine = row.endLine
  }

  private static func firstRows(
    _ bytes: Span<UInt8>, lead: CSVLead, _ reader: CSVFieldReader
  ) -> [Candidate] {
    var rows: [Candidate] = []
    var position = lead.end
    var line = lead.lineCount + 1
    while position < bytes.count, rows.count < searchedRows {
      let row = reader.row(bytes, at: position)
      if !row.isBlank {
        rows.append(
          Candidate(
            cells: row.texts(bytes), text: Self.text(bytes, position..<row.end), line: line,
            end: row.end, endLine: line + row.lineCount))
      }
      position = row.end
      line += row.lineCount
    }
    return rows
  }

  /// The bytes of a row without its line end.
  private static func text(_ bytes: Span<UInt8>, _ row: Range<Int>) -> [UInt8] {
    let text = row.map { bytes[$0] }
    let last = text.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? -1
    return Array(text[...last])
  }

  private static func choose(
    _ rows: [Candidate], known: (String) -> Bool
  ) -> (row: Candidate, index: Int, knownNameCount: Int)? {
    guard let first = rows.first else { return nil }
    var best = (row: first, index: 0, knownNameCount: 0)
    for (index, row) in rows.enumerated() {
      let count = row.cells.count { known(key($0)) }
      if count > best.knownNameCount { best = (row, index, count) }
    }
    return best
  }

  private mutating func passRequirementRows(_ bytes: Span<UInt8>, _ reader: CSVFieldReader) {
    var position = dataStart
    var line = dataStartLine
    while position < bytes.count, requirementRows.count < 3 {
      let row = reader.row(bytes, at: position)
      let text = Self.text(bytes, position..<row.end)
      position = row.end
      line += row.lineCount
      if row.isBlank {
        // Blank rows have no end in some files; they cost nothing later.
        if line - dataStartLine > 100 { return }
        continue
      }
      let cells = row.texts(bytes).map(Self.key)
      guard Self.isRequirementRow(cells) || Self.isExampleRow(cells) else { return }
      requirementRows.append(cells)
      if !texts.isEmpty { texts.append(text) }
      (dataStart, dataStartLine) = (position, line)
    }
  }

  /// `Required`, `Optional field`, `Mandatory (max. 64)`: every cell says only that.
  private static func isRequirementRow(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return !filled.isEmpty
      && filled.allSatisfy { cell in
        let text = cell.lowercased().drop { "(*[ ".contains($0) }
        return ["required", "optional", "mandatory", "conditional", "not required"].contains {
          text.hasPrefix($0) && text.utf8.count <= 80
        }
      }
  }

  /// The row that bulk templates of Entra explain themselves with.
  private static func isExampleRow(_ cells: [String]) -> Bool {
    cells.first { !$0.isEmpty }?.lowercased().hasPrefix("example:") ?? false
  }

  private mutating func noteDuplicates() {
    var seen: Set<String> = []
    var tally = NoticeTally()
    for name in names where !name.isEmpty && !seen.insert(name.lowercased()).inserted {
      tally.add(.duplicateHeader, line: headerLine, detail: name)
    }
    notices = tally.all
  }

  /// The key of a header cell, see ``names``.
  static func key(_ cell: String) -> String {
    let text = cell.trimming {
      $0.isWhitespace || "\u{FEFF}\u{200B}\"“”„".unicodeScalars.contains($0)
    }
    guard let open = text.lastIndex(of: "["), open > text.startIndex,
      let close = text[open...].firstIndex(of: "]")
    else { return text }
    let inner = String(text[text.index(after: open)..<close])
    return inner.isEmpty ? text : inner.trimmingBlanks()
  }
}

extension Unicode.Scalar {
  fileprivate var isWhitespace: Bool { properties.isWhitespace }
}

extension String {
  /// Without outer white space.
  func trimmingBlanks() -> String { trimming { $0.isWhitespace } }

  /// Without the characters at both ends for which `isOuter` is true.
  fileprivate func trimming(_ isOuter: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars.drop(while: isOuter)
    guard let last = scalars.lastIndex(where: { !isOuter($0) }) else { return "" }
    return String(String.UnicodeScalarView(scalars[...last]))
  }
}
