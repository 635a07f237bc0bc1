import Formats

/// Rows in columns: those of one stretch as they were read, or of several, one after the other.
package struct RowPart: Sendable {
  package private(set) var stretches: [RowStretch] = []
  /// Line of each row in its source, from 1.
  package private(set) var lines: [UInt32] = []
  /// Hashes to join by, and which values are not ordinary.
  private(set) var marks: RowMarks
  /// Rows that are found by a further key, and its ``ShortHash``.
  private(set) var furtherKeys: [FurtherKey] = []

  /// A key of a row that is no cell of its own.
  package struct FurtherKey: Sendable {
    package let row: UInt32
    package let hash: UInt32
  }

  /// No rows.
  init() { marks = RowMarks() }

  /// The rows of one stretch; `plan` is what is kept of the columns besides the cells.
  package init(_ stretch: RowStretch, lines: [UInt32], plan: ColumnPlan) {
    precondition(lines.count == stretch.rowCount)
    stretches = [stretch]
    self.lines = lines
    marks = RowMarks(stretch.cells, stretch.segment, plan)
  }

  package var rowCount: Int { lines.count }

  /// The columns that have a value in any row, a bit for each.
  var filledColumns: UInt64 { stretches.reduce(0) { $0 | $1.cells.filledColumns } }

  /// The ``ShortHash``es of a key column of the plan that the rows were made by; none where no row has a
  /// value.
  func shortHashes(_ column: Int, in plan: ColumnPlan) -> [UInt32] {
    plan.keys.firstIndex(of: column).map { marks.hashes[$0] } ?? []
  }

  /// Takes the account names in usernames of the form `DOMAIN\account` as further keys; `mark` is that
  /// of usernames that are not ordinary: an ordinary one has no backslash.
  mutating func addAccountNames(usernames column: Int, mark: UInt16) {
    var firstRow = 0
    for stretch in stretches {
      stretch.segment.withSpans { input, decoded in
        for row in 0..<stretch.rowCount where marks.oddities[firstRow + row] & mark != 0 {
          stretch.cells.slice(column, row).withBytes(input, decoded) { username in
            let name = AccountName.range(in: username)
            guard name.lowerBound > 0 else { return }
            let hash = ShortHash.of(username.extracting(name))
            furtherKeys.append(FurtherKey(row: UInt32(firstRow + row), hash: hash))
          }
        }
      }
      firstRow += stretch.rowCount
    }
  }
}

extension RowPart: Joinable {
  package mutating func shiftLines(by offset: Int) {
    guard offset > 0 else { return }
    for index in lines.indices { lines[index] = UInt32(clamping: Int(lines[index]) + offset) }
  }

  package mutating func append(_ next: consuming RowPart, share: Double) {
    let firstRow = UInt32(clamping: rowCount)
    furtherKeys += next.furtherKeys.map { FurtherKey(row: firstRow + $0.row, hash: $0.hash) }
    marks.append(next.marks, share: share)
    lines.append(contentsOf: next.lines, share: share)
    stretches += next.stretches
  }
}

extension Slice {
  /// Calls `body` with the bytes that the slice names in the buffers of its stretch, as they stand; with
  /// none where there is no value.
  @inline(__always)
  func withBytes<R>(
    _ input: Span<UInt8>, _ decoded: Span<UInt8>, _ body: (Span<UInt8>) -> R
  ) -> R {
    let bytes = pointsIntoInput ? input : decoded
    return body(bytes.extracting(hasBytes ? range : 0..<0))
  }
}
