import Formats

/// The rows of one stretch, as they were read.
package struct RowPart: Sendable {
  package let segment: Segment
  package let cells: CellBuffer
  /// Line of each row in its source, from 1.
  package private(set) var lines: [UInt32]
  /// Hashes to join by, and which values are not ordinary.
  let marks: RowMarks
  /// Rows that are found by a further key, and its ``ShortHash``.
  private(set) var furtherKeys: [FurtherKey] = []

  /// A key of a row that is no cell of its own.
  package struct FurtherKey: Sendable {
    package let row: UInt32
    package let hash: UInt32
  }

  /// - Parameter plan: what is kept of the columns besides the cells.
  package init(segment: Segment, cells: CellBuffer, lines: [UInt32], plan: ColumnPlan) {
    self.segment = segment
    self.cells = cells
    self.lines = lines
    marks = RowMarks(cells, segment, plan)
  }

  private init(segment: Segment, cells: CellBuffer) {
    self.segment = segment
    self.cells = cells
    lines = []
    marks = RowMarks()
  }

  package var rowCount: Int { cells.rowCount }

  /// The ``ShortHash``es of a key column of the plan that the rows were made by; none where no row has a
  /// value.
  func shortHashes(_ column: Int, in plan: ColumnPlan) -> ArraySlice<UInt32> {
    plan.keys.firstIndex(of: column).map { marks.hashes(ofKey: $0) } ?? []
  }

  /// The rows' cells alone, for lists that keep lines and hashes of all stretches in one place.
  var cellsOnly: RowPart { RowPart(segment: segment, cells: cells) }

  /// Takes the account names in usernames of the form `DOMAIN\account` as further keys; `mark` is that
  /// of usernames that are not ordinary: an ordinary one has no backslash.
  mutating func addAccountNames(usernames column: Int, mark: UInt16) {
    segment.withSpans { input, decoded in
      for row in 0..<rowCount where marks.oddities[row] & mark != 0 {
        cells.slice(column, row).withBytes(input, decoded) { username in
          let name = AccountName.range(in: username)
          guard name.lowerBound > 0 else { return }
          let hash = ShortHash.of(username.extracting(name))
          furtherKeys.append(FurtherKey(row: UInt32(row), hash: hash))
        }
      }
    }
  }

  /// Moves every line number by `offset`.
  package mutating func shiftLines(by offset: Int) {
    for index in lines.indices { lines[index] = UInt32(clamping: Int(lines[index]) + offset) }
  }
}

extension Slice {
  /// Calls `body` with the bytes that the slice names in the buffers of its stretch; with none where
  /// there is no value.
  @inline(__always)
  func withBytes<R>(
    _ input: Span<UInt8>, _ decoded: Span<UInt8>, _ body: (Span<UInt8>) -> R
  ) -> R {
    let bytes = isInput ? input : decoded
    return body(bytes.extracting(hasBytes ? range : 0..<0))
  }
}
