extension CSVDialect {
  private static let sampleLength = 1 << 20
  private static let sampleRows = 100

  /// The dialect that makes the rows after `start` most alike, judged by the first hundred.
  ///
  /// A first line `sep=;`, as Excel reads and some programs write it, decides. A file in which no
  /// delimiter makes sense is a plain list: its delimiter is the comma, its rows have one field.
  ///
  /// Where names are to be expected, `known` tells them: the delimiter that gives a header with more
  /// of them wins, however the rows look.
  package static func detect(
    _ bytes: Span<UInt8>, start: Int = 0, known: (String) -> Bool = { _ in false }
  ) -> CSVDialect {
    let lineEnd = detectLineEnd(bytes, start: start)
    let lead = CSVLead(bytes, start: start, lineEnd: lineEnd)
    if let delimiter = lead.delimiter { return CSVDialect(delimiter: delimiter, lineEnd: lineEnd) }
    let sample = bytes.extracting(0..<min(bytes.count, lead.end + sampleLength))
    var best = (dialect: CSVDialect(lineEnd: lineEnd), score: (0, 0.0))
    for delimiter in Delimiter.allCases {
      let dialect = CSVDialect(delimiter: delimiter, lineEnd: lineEnd)
      let header = CSVHeader.find(sample, start: start, dialect: dialect, known: known)
      let score = (header.knownNameCount, likeness(sample, start: lead.end, dialect))
      if score > best.score { best = (dialect, score) }
    }
    return best.dialect
  }

  private static func detectLineEnd(_ bytes: Span<UInt8>, start: Int) -> LineEnd {
    let sample = start..<min(bytes.count, start + sampleLength)
    var (feeds, pairs, returns) = (0, 0, 0)
    for index in sample {
      if bytes[index] == 0x0D { returns += 1 }
      guard bytes[index] == 0x0A else { continue }
      feeds += 1
      if index > start, bytes[index - 1] == 0x0D { pairs += 1 }
    }
    if feeds > 0 { return pairs * 2 >= feeds ? .crlf : .lf }
    return returns > 0 ? .cr : .lf
  }

  /// How alike the rows are, from 0 (one field each) to 2.
  private static func likeness(
    _ bytes: Span<UInt8>, start: Int, _ dialect: CSVDialect
  ) -> Double {
    let counts = fieldCounts(bytes, start: start, dialect)
    guard let first = counts.first else { return 0 }
    var rows: [Int: Int] = [:]
    for count in counts { rows[count, default: 0] += 1 }
    // Of two counts that are as frequent, the greater: preambles have few fields.
    guard let mode = rows.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key, mode > 1
    else { return 0 }
    // "London, UK" under a header without comma: a list of texts, not two columns.
    if mode == 2, first == 1 { return 0 }
    let share = Double(rows[mode] ?? 0) / Double(counts.count)
    let headerAgrees = first == mode ? 1.0 : 0.25
    return share * share * headerAgrees * (1 + Double(min(mode - 1, 20)) / 20)
  }

  /// The number of fields of each row that is not blank.
  private static func fieldCounts(
    _ bytes: Span<UInt8>, start: Int, _ dialect: CSVDialect
  ) -> [Int] {
    let reader = CSVFieldReader(dialect)
    var counts: [Int] = []
    var position = start
    while position < bytes.count, counts.count < sampleRows {
      let row = reader.row(bytes, at: position)
      // The sample may cut its last row.
      if row.end == bytes.count, counts.count > 1 { break }
      if !row.isBlank { counts.append(row.fields.count) }
      position = row.end
    }
    return counts
  }
}
