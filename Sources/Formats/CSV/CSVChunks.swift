/// Splitting a delimited text file for several cores, and putting the results together.
///
/// Nobody can tell from the middle of a file whether a line end is inside quotes. So the splits are
/// good guesses, and ``join(_:of:scanner:firstLine:)`` proves each of them: a stretch counts only if
/// the rows before it end exactly where it begins; otherwise those rows are read once more.
package enum CSVChunks {
  /// At most `pieces` ranges that cover `range`, each beginning where a row seems to begin.
  package static func ranges(
    of range: Range<Int>, in bytes: Span<UInt8>, scanner: CSVScanner, pieces: Int
  ) -> [Range<Int>] {
    var starts = [range.lowerBound]
    for piece in 1..<max(1, pieces) {
      let candidate = range.lowerBound + range.count / pieces * piece
      guard let previous = starts.last, candidate > previous,
        let start = rowStart(after: candidate, in: bytes, scanner: scanner),
        start > previous, start < range.upperBound
      else { continue }
      starts.append(start)
    }
    return starts.indices.map { index in
      starts[index]..<(index + 1 < starts.count ? starts[index + 1] : range.upperBound)
    }
  }

  /// Batches in order, and where reading goes on.
  package struct Joined: Sendable {
    package var batches: [RecordBatch] = []
    /// Offset of the first byte after the last row.
    package var end: Int
    /// Line of that byte.
    package var nextLine: Int
  }

  /// The batches of all rows, with line numbers from `firstLine` on, as if read in one go.
  ///
  /// `stretches` are the results of `scanner` for ranges that follow one another.
  package static func join(
    _ stretches: [CSVStretch], of bytes: Span<UInt8>, scanner: CSVScanner, firstLine: Int
  ) -> Joined {
    var joined = Joined(end: stretches.first?.range.lowerBound ?? 0, nextLine: firstLine)
    for var stretch in stretches {
      if joined.end != stretch.range.lowerBound {
        guard joined.end < stretch.range.upperBound else { continue }
        stretch = scanner.scan(bytes, in: joined.end..<stretch.range.upperBound)
      }
      stretch.batch.shiftLines(by: joined.nextLine - 1)
      joined.end = stretch.end
      joined.nextLine += stretch.batch.lineCount
      joined.batches.append(stretch.batch)
    }
    return joined
  }

  /// The first line start after `position` from which on several rows have as many fields as the
  /// header; nil when there is none near.
  private static func rowStart(
    after position: Int, in bytes: Span<UInt8>, scanner: CSVScanner
  ) -> Int? {
    let reader = CSVFieldReader(scanner.dialect)
    let sample = bytes.extracting(0..<min(bytes.count, position + 1 << 20))
    var start = position
    for _ in 0..<100 {
      start = reader.nextLine(bytes, after: start)
      guard start < bytes.count else { return nil }
      if start < sample.count, looksLikeRows(sample, at: start, reader, scanner.columns.count) {
        return start
      }
    }
    return nil
  }

  private static func looksLikeRows(
    _ bytes: Span<UInt8>, at start: Int, _ reader: CSVFieldReader, _ fieldCount: Int
  ) -> Bool {
    var position = start
    for _ in 0..<8 where position < bytes.count {
      let row = reader.row(bytes, at: position)
      if row.fields.count != fieldCount || row.hasUnclosedQuote { return row.end == bytes.count }
      position = row.end
    }
    return true
  }
}
