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
  ///   - value: the bytes of a row's value; empty where it has none.
  ///   - title: what is shown for them.
  init(
    count: Int, _ rows: [UInt32], _ sameness: Sameness, value: (Int) -> [UInt8],
    title: ([UInt8]) -> String = { String(decoding: $0, as: UTF8.self) }
  ) {
    var spellings: [[UInt8]: UInt32] = [:]
    var texts: [String] = []
    var counts: [Int] = []
    ofRow = Array(repeating: ValueGroups.none, count: count)
    for row in rows {
      let bytes = value(Int(row))
      if bytes.isEmpty { continue }
      let spelling = spellings[bytes] ?? UInt32(texts.count)
      if spelling == texts.count {
        spellings[bytes] = spelling
        texts.append(title(bytes))
        counts.append(0)
      }
      counts[Int(spelling)] += 1
      ofRow[Int(row)] = spelling
    }
    let groupOf = merge(texts, counts, sameness)
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

extension String {
  /// The order of bytes, which is the same everywhere.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
