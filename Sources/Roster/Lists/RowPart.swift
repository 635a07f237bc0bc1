import Formats

/// The rows of one stretch, as they were read.
package struct RowPart: Sendable {
  package let segment: Segment
  package let cells: CellBuffer
  /// Line of each row in its source, from 1.
  package private(set) var lines: [UInt32]
  /// The ``ShortHash`` of each row's value, for each of the key columns; a list without elements where
  /// no row has a value.
  let hashes: [[UInt32]]
  /// Rows that are found by a further key, and its ``ShortHash``.
  private(set) var furtherKeys: [FurtherKey] = []

  /// A key of a row that is no cell of its own.
  package struct FurtherKey: Sendable {
    package let row: UInt32
    package let hash: UInt32
  }

  /// For each row, the columns whose values are not ordinary, as marks of the plan.
  let oddities: [UInt16]

  /// - Parameter plan: what is kept of the columns besides the cells.
  package init(segment: Segment, cells: CellBuffer, lines: [UInt32], plan: ColumnPlan) {
    self.segment = segment
    self.cells = cells
    self.lines = lines
    var hashes: [[UInt32]] = []
    for (position, column) in plan.keys.enumerated() {
      let earlier = position > 0 ? (plan.keys[position - 1], hashes[position - 1]) : (column, [])
      hashes.append(RowPart.hashes(of: column, after: earlier, cells, segment))
    }
    self.hashes = hashes
    oddities = RowPart.oddities(of: cells, segment, plan)
  }

  /// The hashes of a column; those of an `earlier` one are taken where both have the same slice.
  private static func hashes(
    of column: Int, after earlier: (column: Int, hashes: [UInt32]), _ cells: CellBuffer,
    _ segment: Segment
  ) -> [UInt32] {
    guard cells.fills(column) else { return [] }
    return segment.withSpans { input, decoded in
      var hashes: [UInt32] = []
      hashes.reserveCapacity(cells.rowCount)
      for row in 0..<cells.rowCount {
        let slice = cells.slice(column, row)
        if !earlier.hashes.isEmpty, slice == cells.slice(earlier.column, row) {
          hashes.append(earlier.hashes[row])
        } else {
          hashes.append(slice.withBytes(input, decoded) { ShortHash.of($0) })
        }
      }
      return hashes
    }
  }

  private init(segment: Segment, cells: CellBuffer) {
    self.segment = segment
    self.cells = cells
    lines = []
    hashes = []
    oddities = []
  }

  private static func oddities(
    of cells: CellBuffer, _ segment: Segment, _ plan: ColumnPlan
  ) -> [UInt16] {
    let table = OrdinaryShape.table
    return segment.withSpans { input, decoded in
      var oddities = [UInt16](repeating: 0, count: cells.rowCount)
      for (column, shape) in plan.shapes {
        let mark = plan.mark(of: column)
        for row in 0..<cells.rowCount {
          let isOrdinary = cells.slice(column, row).withBytes(input, decoded) {
            shape.fits($0, table)
          }
          if !isOrdinary { oddities[row] |= mark }
        }
      }
      return oddities
    }
  }

  package var rowCount: Int { cells.rowCount }

  /// The rows' cells alone, for lists that keep lines and hashes of all stretches in one place.
  var cellsOnly: RowPart { RowPart(segment: segment, cells: cells) }

  /// The same rows, and the account names in usernames of the form `DOMAIN\account` as further keys.
  func addingAccountNames(usernames column: Int) -> RowPart {
    var part = self
    segment.withSpans { input, decoded in
      for row in 0..<rowCount {
        cells.slice(column, row).withBytes(input, decoded) { username in
          let name = AccountName.range(in: username)
          guard name.lowerBound > 0 else { return }
          let hash = ShortHash.of(username.extracting(name))
          part.furtherKeys.append(FurtherKey(row: UInt32(row), hash: hash))
        }
      }
    }
    return part
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
