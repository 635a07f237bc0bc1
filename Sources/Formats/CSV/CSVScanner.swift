/// Reads the rows of a delimited text file into records.
///
/// Values without doubled quotes stay where they are (slices of the input), empty fields are no
/// values, blank rows are no records, and neither is the header where it stands once more, with the
/// rows below it that hold no data, as in files that were put together. What is wrong with a row sets
/// that row aside and no other; see ``CSVField`` for quotes and ``RaggedRows`` for the number of fields.
package struct CSVScanner: Sendable {
  package let dialect: CSVDialect
  package let raggedRows: RaggedRows
  let columns: [NameID?]
  let columnNames: [String]
  /// See ``CSVHeader/texts``; none where nothing is known of the header.
  let header: [[UInt8]]

  /// A scanner for rows of `columns.count` fields.
  ///
  /// `columns` says for each field of the header whose value it is; nil passes it over.
  package init(
    dialect: CSVDialect, columns: [NameID?], header: CSVHeader? = nil,
    raggedRows: RaggedRows = .reject
  ) {
    self.dialect = dialect
    self.columns = columns
    columnNames = header?.names ?? []
    self.header = header?.texts ?? []
    self.raggedRows = raggedRows
  }

  /// Reads all rows that begin in `range`, which must begin where a row begins. The last of them may
  /// end beyond it. Lines are counted from 1 at the start of the range.
  package func scan(_ bytes: Span<UInt8>, in range: Range<Int>) -> CSVStretch {
    var scan = CSVScan(self, start: range.lowerBound)
    let limit = min(range.upperBound, bytes.count)
    scan.run(bytes, upTo: limit)
    return scan.stretch(bytes, upTo: limit)
  }
}

/// The rows that begin in one range of a file.
package struct CSVStretch: Sendable {
  /// What was asked for.
  package var range: Range<Int>
  /// Where the row after the last one begins; at least the end of the range that was asked for,
  /// or the end of the file.
  package var end: Int
  package var batch: RecordBatch
}
