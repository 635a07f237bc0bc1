import Formats
import Roster

/// Rows by a value that they have: each group has a number, and the spelling that is shown.
struct ValueGroups {
  /// Which spellings are one value.
  enum Sameness {
    case exact
    /// Without case, outer blanks and Unicode form.
    case folded
  }

  /// The row has no such value.
  static let none = UInt32.max

  /// Shown for each group: of several spellings the most frequent, and of those the first by bytes, so
  /// that the order of rows changes nothing.
  private(set) var titles: [String] = []
  /// The group of each row.
  private(set) var ofRow: [UInt32]

  /// - Parameters:
  ///   - ask: asks for a row's value, which is looked at soon.
  ///   - value: the bytes of a row's value; empty where it has none.
  ///   - title: what is shown for them.
  init(
    count: Int, _ rows: [UInt32], _ sameness: Sameness,
    asking ask: @Sendable (Int) -> Void = { _ in }, value: @Sendable (Int) -> [UInt8],
    title: ([UInt8]) -> String = { String(decoding: $0, as: UTF8.self) }
  ) {
    ofRow = Array(repeating: ValueGroups.none, count: count)
    let stretches = Parallel.mapRows(rows.count) { Spellings(rows[$0], ask, value) }
    var all = Spellings()
    var next = 0
    for stretch in stretches {
      let numbers = zip(stretch.values, stretch.counts).map { all.number(of: $0, times: $1) }
      for spelling in stretch.ofRow {
        if spelling != ValueGroups.none { ofRow[Int(rows[next])] = numbers[Int(spelling)] }
        next += 1
      }
    }
    let groupOf = merge(all.values.map(title), all.counts, sameness)
    for row in rows where ofRow[Int(row)] != ValueGroups.none {
      ofRow[Int(row)] = groupOf[Int(ofRow[Int(row)])]
    }
  }

  /// The group of each spelling.
  private mutating func merge(
    _ texts: [String], _ counts: [Int], _ sameness: Sameness
  ) -> [UInt32] {
    var groups: [[UInt8]: UInt32] = [:]
    var best: [Int] = []
    var groupOf: [UInt32] = []
    for (spelling, text) in texts.enumerated() {
      let trimmed = Folding.trimmed(text)
      if trimmed.isEmpty {
        groupOf.append(ValueGroups.none)
        continue
      }
      let key = Array((sameness == .exact ? text : Folding.key(trimmed)).utf8)
      let group = groups[key] ?? UInt32(titles.count)
      if group == titles.count {
        groups[key] = group
        titles.append(trimmed)
        best.append(spelling)
      }
      let other = best[Int(group)]
      let isBetter =
        counts[spelling] != counts[other]
        ? counts[spelling] > counts[other]
        : text.utf8.lexicographicallyPrecedes(texts[other].utf8)
      if isBetter {
        best[Int(group)] = spelling
        titles[Int(group)] = trimmed
      }
      groupOf.append(group)
    }
    if sameness == .exact {
      for (group, spelling) in best.enumerated() { titles[group] = texts[spelling] }
    }
    return groupOf
  }
}

/// The different values of some rows, byte for byte, in the order in which they are first seen.
private struct Spellings: Sendable {
  private(set) var values: [[UInt8]] = []
  /// How many rows have each.
  private(set) var counts: [Int] = []
  /// The number of each row's value, or ``ValueGroups/none``.
  private(set) var ofRow: [UInt32] = []
  private var numbers: [[UInt8]: UInt32] = [:]

  /// How many rows are asked for at once.
  private static let block = 32

  init() {}

  init(_ rows: ArraySlice<UInt32>, _ ask: (Int) -> Void, _ value: (Int) -> [UInt8]) {
    ofRow.reserveCapacity(rows.count)
    for (position, row) in zip(rows.indices, rows) {
      if (position - rows.startIndex) % Spellings.block == 0 {
        for row in rows[position...].prefix(Spellings.block) { ask(Int(row)) }
      }
      let bytes = value(Int(row))
      ofRow.append(bytes.isEmpty ? ValueGroups.none : number(of: bytes, times: 1))
    }
  }

  /// The number of a value that so many more rows have.
  mutating func number(of value: [UInt8], times: Int) -> UInt32 {
    let number = numbers[value] ?? UInt32(values.count)
    if number == values.count {
      numbers[value] = number
      values.append(value)
      counts.append(0)
    }
    counts[Int(number)] += times
    return number
  }
}

extension String {
  /// The order of bytes, which is the same everywhere.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
