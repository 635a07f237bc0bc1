import Roster

/// The licences that people have in 8x8; some have several.
struct LicenseSets: Sendable {
  /// Every licence that somebody has, by the order in which they are first seen.
  let names: [String]
  /// People by what their licence cell says.
  private let cells: ValueGroups
  /// The places in ``names`` of what each cell says.
  private let ofCell: [[Int]]
  /// What each cell says, as one text.
  private let titles: [String]

  init(cells: ValueGroups) {
    var names: [String] = []
    var places: [String: Int] = [:]
    ofCell = cells.titles.map { title in
      var seen: Set<Int> = []
      return LicenseCell.licenses(in: title).map { name in
        if let place = places[name] { return place }
        places[name] = names.count
        names.append(name)
        return names.count - 1
      }.filter { seen.insert($0).inserted }
    }
    titles = ofCell.map { $0.map { names[$0] }.joined(separator: "; ") }
    self.names = names
    self.cells = cells
  }

  /// What people with the same licences have in common; ``ValueGroups/none`` without any.
  func cell(of row: Int) -> UInt32 {
    let cell = cells.ofRow[row]
    return cell == ValueGroups.none || ofCell[Int(cell)].isEmpty ? ValueGroups.none : cell
  }

  /// Places in ``names``.
  func licenses(inCell cell: UInt32) -> [Int] {
    cell == ValueGroups.none ? [] : ofCell[Int(cell)]
  }

  func licenses(of row: Int) -> [Int] { licenses(inCell: cells.ofRow[row]) }

  /// The licences of a cell as one text, for order and for tables; empty without any.
  func title(inCell cell: UInt32) -> String {
    cell == ValueGroups.none ? "" : titles[Int(cell)]
  }

  func title(of row: Int) -> String? {
    let title = title(inCell: cells.ofRow[row])
    return title.isEmpty ? nil : title
  }
}
