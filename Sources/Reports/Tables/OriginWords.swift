import Roster

/// `file:line` of the rows of one list.
struct OriginWords: Sendable {
  private let names: WordList
  private let sourceOfStretch: [Int]
  /// Whether no name needs quotes or anything else; lines never do.
  private let isPlain: Bool

  init(sources: [SourceInfo], rows: RowTable) {
    let words = sources.map { "\($0.name):" }
    names = WordList(words)
    sourceOfStretch = rows.sourcesOfStretches
    isPlain = words.allSatisfy { CellNeeds(of: Array($0.utf8).span).isEmpty }
  }

  /// Writes the cell of `row`.
  @inline(__always)
  func write(_ row: Int, of rows: RowTable, to table: inout TableRows) {
    table.add(names, sourceOfStretch[rows.stretch(of: row)])
    table.add(Int(rows.lines[row]))
    if isPlain { table.endPlainCell() } else { table.endCell() }
  }
}
