/// Many lists of rows in two flat arrays: list after list, and where each begins.
struct RowLists: Sendable {
  /// Where each list begins; one more than there are lists.
  private(set) var starts: [UInt32] = [0]
  private(set) var rows: [UInt32] = []

  /// No list.
  init() {}

  /// `count` lists; `entries` are pairs of a list and a row, which keep their order within a list.
  init(_ count: Int, _ stretches: [[Entry]]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for stretch in stretches {
      for entry in stretch { starts[Int(entry.list) + 1] += 1 }
    }
    for list in 0..<count { starts[list + 1] += starts[list] }
    var ends = starts
    var rows = [UInt32](repeating: 0, count: Int(starts[count]))
    for stretch in stretches {
      for entry in stretch {
        rows[Int(ends[Int(entry.list)])] = entry.row
        ends[Int(entry.list)] += 1
      }
    }
    self.starts = starts
    self.rows = rows
  }

  /// A row in a list.
  struct Entry: BitwiseCopyable, Sendable {
    let list: UInt32
    let row: UInt32

    init(list: Int, row: Int) {
      self.list = UInt32(truncatingIfNeeded: list)
      self.row = UInt32(truncatingIfNeeded: row)
    }
  }

  var count: Int { starts.count - 1 }

  func count(_ list: Int) -> Int { Int(starts[list + 1] - starts[list]) }

  func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  mutating func append(_ row: UInt32) { rows.append(row) }

  /// Sets the row at a place of ``rows``.
  mutating func set(_ place: UInt32, to row: UInt32) { rows[Int(place)] = row }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    rows.removeAll(keepingCapacity: true)
  }

  /// Ends the list that the last rows were appended to.
  mutating func endList() { starts.append(UInt32(truncatingIfNeeded: rows.count)) }

  /// Appends the lists of `other`.
  mutating func append(_ other: RowLists) {
    let first = UInt32(truncatingIfNeeded: rows.count)
    rows += other.rows
    starts.reserveCapacity(starts.count + other.count)
    for start in other.starts.dropFirst() { starts.append(first + start) }
  }
}
