import Formats
import Support
import Testing

func scan(
  _ text: String, columns: Int, delimiter: CSVDialect.Delimiter = .comma,
  lineEnd: CSVDialect.LineEnd = .lf, raggedRows: RaggedRows = .reject
) -> ScannedCSV {
  let names = Array((0..<columns).map { "column\($0)" }.joined(separator: ",").utf8)
  let header = CSVHeader.find(names.span, dialect: CSVDialect(delimiter: .comma, lineEnd: .lf)) {
    _ in
    false
  }
  let scanner = CSVScanner(
    dialect: CSVDialect(delimiter: delimiter, lineEnd: lineEnd),
    columns: (0..<columns).map { NameID(UInt32($0)) }, header: header, raggedRows: raggedRows)
  return ScannedCSV(Array(text.utf8), scanner)
}

@Suite struct CSVScannerTests {
  @Test func readsPlainAndQuotedFields() {
    let found = scan("a,b,c\r\n\"d\",\"e,f\",\"g \"\"h\"\"\"\r\n", columns: 3)
    #expect(found.texts == [[0: "a", 1: "b", 2: "c"], [0: "d", 1: "e,f", 2: "g \"h\""]])
    #expect(found.rows.map(\.line) == [1, 2])
    #expect(found.lineCount == 2)
  }

  @Test func leavesOutEmptyFieldsAndBlankRows() {
    let found = scan("a,,\"\"\n\n,,\n  \n\r\nb,c,\n", columns: 3)
    #expect(found.texts == [[0: "a"], [0: "b", 1: "c"]])
    #expect(found.rows.map(\.line) == [1, 6])
    #expect(found.faults.isEmpty && found.notices.isEmpty)
  }

  @Test func countsLinesInsideQuotes() {
    let found = scan("a,\"1\n2\r\n3\"\nb,c\n", columns: 2)
    #expect(found.texts == [[0: "a", 1: "1\n2\r\n3"], [0: "b", 1: "c"]])
    #expect(found.rows.map(\.line) == [1, 4])
  }

  /// As `cat page1.csv page2.csv` makes it, with and without byte order marks and the row that 8x8 writes
  /// below the header, in any line end; what only begins like the header is a row.
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func passesOverARepeatedHeader(lineEnd: String, mark: String) throws {
    for below in [[], ["Required,Optional"]] {
      let header = ["\"User\"\"name\",Mail"] + below
      let page = header + ["a,b", "\"User\"\"name\",Mail2", ""]
      let pages = [page, page].map { $0.joined(separator: lineEnd) }.joined(separator: mark)
      try expectTwoPages(pages, headerLines: header.count, headers: 2)
      try expectTwoPages(
        pages + header.joined(separator: lineEnd), headerLines: header.count, headers: 3)
    }
  }

  private func expectTwoPages(_ text: String, headerLines: Int, headers: Int) throws {
    let bytes = Array(text.utf8)
    let dialect = CSVDialect.detect(bytes.span)
    let header = CSVHeader.find(bytes.span, dialect: dialect) { $0 == "Mail" }
    #expect(header.dataStartLine == headerLines + 1)
    #expect(ScannedCSV.disagreement(bytes, dialect, 2, header) == nil)
    let scanner = CSVScanner(dialect: dialect, columns: [NameID(0), NameID(1)], header: header)
    let found = ScannedCSV(bytes, scanner)
    #expect(found.texts.map { $0[1] ?? "" } == ["b", "Mail2", "b", "Mail2"])
    let first = headerLines + 1
    #expect(found.rows.map(\.line) == [0, 1, 2 + headerLines, 3 + headerLines].map { first + $0 })
    #expect(found.notices == [Notice(.headerRepeated, line: 1, count: headers)])
  }

  @Test func takesQuotesInTextAsTheyStand() {
    let found = scan("5\" tube,x\n\"ab\"cd,\"e\"\"f\"g\"\n", columns: 2)
    #expect(found.texts == [[0: "5\" tube", 1: "x"], [0: "abcd", 1: "e\"fg\""]])
  }

  @Test func unclosedQuoteCostsItsRowOnly() {
    let found = scan("a,b\nc,\"d\ne,f\ng,h\n", columns: 2)
    #expect(found.texts == [[0: "a", 1: "b"], [0: "e", 1: "f"], [0: "g", 1: "h"]])
    #expect(found.rows.map(\.line) == [1, 3, 4])
    #expect(found.faults == [PlainCSV.Fault(line: 2, reason: "unclosed-quote")])
    #expect(found.notices == [Notice(.unclosedQuote, line: 2)])
  }

  @Test func strayQuoteDoesNotReachToTheNextQuotedField() {
    let found = scan("a,\"b\nc,d\ne,\"Smith, John\"\n", columns: 2)
    #expect(found.texts == [[0: "c", 1: "d"], [0: "e", 1: "Smith, John"]])
    #expect(found.faults == [PlainCSV.Fault(line: 1, reason: "unclosed-quote")])
  }

  @Test func strayQuoteDoesNotReachOverAThousandLines() {
    let rows = String(repeating: "c,d\n", count: 2000)
    let found = scan("a,\"b\n\(rows)e,5\"\nf,g\n", columns: 2)
    #expect(found.rows.count == 2002)
    #expect(found.faults == [PlainCSV.Fault(line: 1, reason: "unclosed-quote")])
    let note = "a,\"\(String(repeating: "line\n", count: 900))\"\n"
    #expect(scan(note, columns: 2).rows.count == 1)
  }

  @Test func setsRaggedRowsAside() {
    let found = scan("a,b\nc\nd,e,f\ng,h,,\n", columns: 2)
    #expect(found.texts == [[0: "a", 1: "b"], [0: "g", 1: "h"]])
    #expect(found.faults.map(\.reason) == ["too-few-fields", "too-many-fields"])
    #expect(found.notices == [Notice(.raggedRow, line: 2, count: 2)])
  }

  @Test func padsRaggedRowsWhenAsked() {
    let found = scan("a,b\nc\nd,e,f\n", columns: 2, raggedRows: .pad)
    #expect(found.texts == [[0: "a", 1: "b"], [0: "c"], [0: "d", 1: "e"]])
    #expect(found.notices == [Notice(.raggedRow, line: 2, count: 2)])
  }

  @Test func knowsALastRowThatIsCutShort() {
    let found = scan("a,b,c\nd,e", columns: 3)
    #expect(found.texts == [[0: "a", 1: "b", 2: "c"]])
    #expect(found.faults == [PlainCSV.Fault(line: 2, reason: "cut-short")])
    #expect(found.notices == [Notice(.lastRecordCutShort, line: 2)])
    #expect(scan("a,b\nc,d", columns: 2).texts.count == 2)
  }

  @Test func reportsCollectionsInPlaceOfValues() {
    let found = scan(
      "a,Microsoft.ActiveDirectory.Management.ADPropertyValueCollection\nb,\"System.String[]\"\n",
      columns: 2)
    #expect(found.texts == [[0: "a"], [0: "b"]])
    #expect(
      found.notices == [
        Notice(.collectionInPlaceOfValues, line: 1, count: 2, detail: "column1")
      ])
  }

  @Test func readsOldMacintoshLineEnds() {
    let found = scan("a;b\r\"c\rd\";e\r", columns: 2, delimiter: .semicolon, lineEnd: .cr)
    #expect(found.texts == [[0: "a", 1: "b"], [0: "c\rd", 1: "e"]])
  }

  @Test func passesOverColumnsWithoutName() {
    let scanner = CSVScanner(dialect: CSVDialect(), columns: [nil, NameID(7), nil])
    let found = ScannedCSV(Array("a,b,c\n".utf8), scanner)
    #expect(found.texts == [[7: "b"]])
  }

  @Test func manyUnclosedQuotesTakeLinearTime() {
    for line in ["\"a,b\n", "\"\"\"a\n", "a,\"\"\"\"\"b\n", "a,\"b\"\"\n", "\"\n"] {
      let text = String(repeating: line, count: 50_000)
      let found = scan(text, columns: 2)
      #expect(found.rows.count + found.faults.count > 0)
    }
  }
}
