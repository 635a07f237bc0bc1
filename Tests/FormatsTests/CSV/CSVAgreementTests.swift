import Formats
import Support
import Testing

/// The fast scanner, whole and in pieces, against a plain reader.
@Suite struct CSVAgreementTests {
  static let seeds: [(text: String, delimiter: CSVDialect.Delimiter, columns: Int)] = [
    (CSVExamples.excelSemicolons, .semicolon, 4),
    (CSVExamples.exportCSV, .comma, 4),
    (CSVExamples.csvde, .comma, 5),
    (CSVExamples.damaged, .comma, 3),
  ]

  @Test(arguments: 0..<4) func agreesOnRealShapes(_ index: Int) {
    let seed = Self.seeds[index]
    compare(Array(seed.text.utf8), seed.delimiter, .lf, seed.columns)
    let many = Array(String(repeating: seed.text, count: 40).utf8)
    compare(many, seed.delimiter, .lf, seed.columns)
  }

  @Test(arguments: 0..<4) func agreesOnMutations(_ index: Int) {
    let seed = Self.seeds[index]
    var random = SeededGenerator(seed: UInt64(index) + 1)
    for _ in 0..<400 {
      let bytes = mutate(Array(String(repeating: seed.text, count: 3).utf8), using: &random)
      compare(bytes, seed.delimiter, random.next() % 8 == 0 ? .cr : .lf, seed.columns)
    }
  }

  @Test func splitsAtRowsEvenWithLinesInQuotes() {
    let row = "anna,\"one\ntwo, three\n\",London\n"
    let bytes = Array(String(repeating: row, count: 1000).utf8)
    let scanner = CSVScanner(
      dialect: CSVDialect(), columns: [NameID(0), NameID(1), NameID(2)])
    let ranges = CSVChunks.ranges(
      of: 0..<bytes.count, in: bytes.span, scanner: scanner, pieces: 4)
    #expect(ranges.count == 4)
    #expect(ranges.allSatisfy { $0.lowerBound % row.utf8.count == 0 })
  }

  @Test func agreesOnNoise() {
    let alphabet = Array("\"\"\",,\n\n\rab ".utf8)
    var random = SeededGenerator(seed: 99)
    for _ in 0..<4000 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      compare(bytes, .comma, random.next() % 8 == 0 ? .cr : .lf, 2)
    }
  }

  @Test(arguments: 0..<20) func agreesOnPlainRowsAmongOthers(_ othersInTwenty: Int) {
    let others = [
      "\"a\",b,c\n", "a,b,\"c\nd\"\n", "a,b\n", "a,b,c,\n", "a,b,c,d\n", ",,\n", "\n", "a,b,c\r\n",
      "a,,\r\n", "\r\n", "a\r,b,c\n", "a,b\"b\",c\n", ",,é\n", "System.String[],b,c\n", "a,b,\"\n",
    ]
    var random = SeededGenerator(seed: UInt64(othersInTwenty))
    var text = ""
    for _ in 0..<300 {
      let isPlain = Int.random(in: 0..<20, using: &random) >= othersInTwenty
      text += isPlain ? "anna,berg,london\n" : others.randomElement(using: &random) ?? ""
    }
    compare(Array(text.utf8), .comma, .lf, 3)
  }

  private func compare(
    _ bytes: [UInt8], _ delimiter: CSVDialect.Delimiter, _ lineEnd: CSVDialect.LineEnd,
    _ columns: Int
  ) {
    for raggedRows in RaggedRows.allCases {
      let plain = PlainCSV(
        bytes, delimiter: delimiter.rawValue, lineEnd: lineEnd.byte, columnCount: columns,
        pads: raggedRows == .pad)
      let scanner = CSVScanner(
        dialect: CSVDialect(delimiter: delimiter, lineEnd: lineEnd),
        columns: (0..<columns).map { NameID(UInt32($0)) }, raggedRows: raggedRows)
      for pieces in [1, 2, 5] {
        let found = ScannedCSV(bytes, scanner, pieces: pieces)
        let agrees =
          found.rows == plain.rows && found.faults == plain.faults
          && found.lineCount == bytes.count { $0 == lineEnd.byte }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(agrees, "\(pieces) pieces, \(raggedRows), of \(text.debugDescription)")
      }
    }
  }

  /// Some bytes changed, doubled, dropped, or cut off at the end.
  private func mutate(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    let specials = Array("\",;\n\r\0é".utf8)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let special = specials[Int.random(in: 0..<specials.count, using: &random)]
      switch random.next() % 5 {
      case 0: bytes[place] = special
      case 1: bytes.insert(special, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8(ascii: "\""), at: place)
      default: if random.next() % 4 == 0 { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }
}
