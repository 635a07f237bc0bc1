import Roster

/// `file:line` of the rows of one list.
struct OriginWords: Sendable {
  private let names: WordList
  private let sourceOfStretch: [Int]

  init(sources: [SourceInfo], rows: RowTable) {
    names = WordList(sources.map { "\($0.name):" })
    sourceOfStretch = rows.sourcesOfStretches
  }

  /// Writes the cell of `row`.
  func write(_ row: Int, of rows: RowTable, to table: inout TableRows) {
    table.add(names, sourceOfStretch[rows.stretch(of: row)])
    table.add(Int(rows.lines[row]))
    table.endCell()
  }
}

extension TableRows {
  /// Adds a prepared word to the cell that is being written.
  mutating func add(_ words: WordList, _ index: Int) { words.withBytes(index) { add($0) } }
}
