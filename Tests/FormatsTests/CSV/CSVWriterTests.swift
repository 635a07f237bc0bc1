import Formats
import Support
import Testing

@Suite struct CSVWriterTests {
  private func text(_ rows: [[String]], _ writer: CSVWriter) -> String {
    var output: [UInt8] = []
    for row in rows { writer.appendRow(row, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func quotesOnlyWhatNeedsIt() {
    let writer = CSVWriter(formulaCells: .keep)
    #expect(
      text([["a", "b c", "d,e", "f\"g", "h\ni", "", "+44"]], writer)
        == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",,+44\r\n")
    #expect(text([[""]], writer) == "\"\"\r\n")
  }

  @Test func defusesFormulas() {
    let writer = CSVWriter(formulaCells: .defuse)
    #expect(
      text([["=1+1", "+44 20", "-1", "@x", "\tx", "\rx", "a=b", "=a,b"]], writer)
        == "'=1+1,'+44 20,'-1,'@x,'\tx,\"'\rx\",a=b,\"'=a,b\"\r\n")
  }

  @Test func whatItWritesReadsBack() {
    let alphabet = Array("a\",\n\r;= é")
    var random = SeededGenerator(seed: 12)
    for delimiter in CSVDialect.Delimiter.allCases {
      let dialect = CSVDialect(delimiter: delimiter, lineEnd: .crlf)
      let rows = (0..<200).map { _ in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0..<6, using: &random)).map { _ in
              alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            })
        }
      }
      var output: [UInt8] = []
      for row in rows {
        CSVWriter(formulaCells: .keep, dialect: dialect).appendRow(row, to: &output)
      }
      let scanner = CSVScanner(dialect: dialect, columns: [NameID(0), NameID(1), NameID(2)])
      let found = ScannedCSV(output, scanner)
      let wanted = rows.map { row in
        Dictionary(
          uniqueKeysWithValues: row.enumerated().filter { !$0.element.isEmpty }.map { ($0, $1) })
      }.filter { !$0.isEmpty }
      #expect(found.texts == wanted)
      #expect(found.faults.isEmpty)
    }
  }
}
