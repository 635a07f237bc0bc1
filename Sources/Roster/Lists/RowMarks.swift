import Formats

/// What is kept of rows besides their cells: hashes to join by, and which values are not ordinary.
///
/// Looked for when a stretch is read, all columns of a row at a time and both at once, while the row's
/// bytes are in the processor's cache.
struct RowMarks: Sendable {
  /// For each row, the columns whose values are not ordinary, as marks of the plan; and the number of a
  /// domain (``DomainNumbers``).
  private(set) var oddities: [UInt16]
  /// The domains that have numbers, from 1, of each stretch.
  private(set) var domainsOfStretches: [[[UInt8]]]
  /// The ``ShortHash``es of each key column of the plan; none where no row has a value.
  private(set) var hashes: [[UInt32]]

  /// What is looked for in one column.
  private struct Look: BitwiseCopyable {
    /// The cell of a row; nil where no row of the block has a value.
    let place: Int?
    /// Where the column's hashes begin, if it is a key.
    let start: Int?
    /// What its values look like, if that matters.
    let shape: OrdinaryShape?
    let mark: UInt16
    /// Whether domains get numbers.
    let isNumbered: Bool
  }

  /// What was found in one value.
  private struct Found: BitwiseCopyable {
    var slice = Slice.absent
    var shape: OrdinaryShape?
    var hash = ShortHash.none
    var isOdd = false
  }

  /// Those of no rows.
  init() {
    oddities = []
    domainsOfStretches = []
    hashes = []
  }

  init(_ cells: CellBuffer, _ segment: Segment, _ plan: ColumnPlan) {
    let rowCount = cells.rowCount
    var starts: [Int?] = []
    var keyCount = 0
    for column in plan.keys {
      starts.append(cells.fills(column) ? keyCount * rowCount : nil)
      if cells.fills(column) { keyCount += 1 }
    }
    let keyStarts = starts
    var allHashes = [UInt32](repeating: ShortHash.none, count: keyCount * rowCount)
    var allOddities = [UInt16](
      repeating: RowMarks.marksOfEmptyColumns(cells, plan), count: rowCount)
    var numbers = DomainNumbers()
    segment.withSpans { input, decoded in
      var hashes = allHashes.mutableSpan
      var oddities = allOddities.mutableSpan
      for number in 0..<cells.blockCount {
        let block = cells.block(number)
        let blockLooks = RowMarks.looks(cells, plan, keyStarts, inBlock: number)
        let looks = blockLooks.span
        for row in block.rows {
          var last = Found()
          let firstCell = block.cell(of: row)
          for index in looks.indices {
            let look = looks[index]
            let slice = look.place.map { cells.slice(at: firstCell &+ $0, in: block) } ?? .absent
            // Mail is mostly the login name, and the same slice then.
            if slice != last.slice || last.shape != .address || look.shape != .address {
              last = slice.withBytes(input, decoded) { RowMarks.find(look, in: $0) }
              last.slice = slice
            }
            if let start = look.start { hashes[start + row] = last.hash }
            if last.isOdd {
              oddities[row] |= look.mark
            } else if look.isNumbered {
              oddities[row] |= slice.withBytes(input, decoded) { numbers.marks(of: $0) }
            }
          }
        }
      }
    }
    hashes = starts.map { start in start.map { Array(allHashes[$0..<($0 + rowCount)]) } ?? [] }
    oddities = allOddities
    domainsOfStretches = [numbers.domains]
  }

  /// Adds those of the rows of the next stretch, which must have the same plan; see
  /// ``Joinable/append(_:share:)``.
  mutating func append(_ next: RowMarks, share: Double) {
    if hashes.isEmpty { hashes = Array(repeating: [], count: next.hashes.count) }
    for key in next.hashes.indices where hashes[key].count + next.hashes[key].count > 0 {
      // Where no row of a stretch has a value, there are no hashes.
      if hashes[key].isEmpty {
        hashes[key] = Array(repeating: ShortHash.none, count: oddities.count)
      }
      let added =
        next.hashes[key].isEmpty
        ? Array(repeating: ShortHash.none, count: next.oddities.count) : next.hashes[key]
      hashes[key].append(contentsOf: added, share: share)
    }
    oddities.append(contentsOf: next.oddities, share: share)
    domainsOfStretches += next.domainsOfStretches
  }

  @inline(__always)
  private static func find(_ look: Look, in value: Span<UInt8>) -> Found {
    if look.shape == .address {
      guard let hash = OrdinaryShape.addressHash(value) else {
        return Found(shape: .address, hash: ShortHash.of(value), isOdd: true)
      }
      return Found(shape: .address, hash: ShortHash.of(hash))
    }
    return Found(
      shape: look.shape, hash: look.start == nil ? ShortHash.none : ShortHash.of(value),
      isOdd: isOdd(value, look.shape))
  }

  @inline(__always)
  private static func isOdd(_ value: Span<UInt8>, _ shape: OrdinaryShape?) -> Bool {
    guard let shape else { return false }
    return !shape.fits(value)
  }

  /// The columns with values that are keys or have a shape: keys with their neighbours in the plan.
  private static func looks(
    _ cells: CellBuffer, _ plan: ColumnPlan, _ starts: [Int?], inBlock number: Int
  ) -> [Look] {
    let others = plan.shapes.map { $0.column }.filter { !plan.keys.contains($0) }
    return (plan.keys + others).compactMap { column in
      guard cells.fills(column) else { return nil }
      return Look(
        place: cells.place(of: column, inBlock: number),
        start: plan.keys.firstIndex(of: column).flatMap { starts[$0] },
        shape: plan.shapes.first { $0.column == column }?.shape, mark: plan.mark(of: column),
        isNumbered: plan.numbered == column)
    }
  }

  private static func marksOfEmptyColumns(_ cells: CellBuffer, _ plan: ColumnPlan) -> UInt16 {
    let nothing = Span<UInt8>()
    return plan.shapes.reduce(0) { marks, look in
      cells.fills(look.column) || look.shape.fits(nothing)
        ? marks : marks | plan.mark(of: look.column)
    }
  }
}
