import Roster

/// Where the rows of one list stand: `file:line`, or the server and the distinguished name.
struct OriginWords: Sendable {
  /// What follows the name of a source.
  private enum Places: Sendable {
    case lines
    /// In this column.
    case entries(Int)
  }

  private let names: WordList
  private let places: [Places]
  private let sourceOfStretch: [Int]
  /// Whether all sources have lines and no name needs quotes or anything else; lines never do.
  private let isPlain: Bool

  /// - Parameter nameColumn: the column of distinguished names, for lists that can have them.
  init(sources: [SourceInfo], rows: RowTable, nameColumn: Int? = nil) {
    let words = sources.map { source in
      switch source.places {
      case .lines: "\(source.name):"
      case .entries(let server): "\(server) "
      }
    }
    names = WordList(words)
    let places = sources.map { source -> Places in
      guard case .entries = source.places, let nameColumn else { return .lines }
      return .entries(nameColumn)
    }
    self.places = places
    sourceOfStretch = rows.sourcesOfStretches
    isPlain =
      places.allSatisfy { if case .lines = $0 { true } else { false } }
      && words.allSatisfy { CellNeeds(of: Array($0.utf8).span).isEmpty }
  }

  /// Writes the cell of `row`.
  @inline(__always)
  func write(_ row: Int, of rows: RowTable, to table: inout TableRows) {
    let source = places.count == 1 ? 0 : sourceOfStretch[rows.stretch(of: row)]
    table.add(names, source)
    if isPlain {
      table.add(Int(rows.lines[row]))
      table.endPlainCell()
    } else {
      writePlace(row, places[source], of: rows, to: &table)
    }
  }

  /// Whether ``write(line:of:to:)`` may be asked: all sources have lines.
  var haveLines: Bool { places.allSatisfy { if case .lines = $0 { true } else { false } } }

  /// Writes the cell of a row by its line and the position of its source, where rows have lines.
  @inline(__always)
  func write(line: Int, of source: Int, to table: inout TableRows) {
    table.add(names, source)
    table.add(line)
    if isPlain { table.endPlainCell() } else { table.endCell() }
  }

  @inline(never)
  private func writePlace(_ row: Int, _ place: Places, of rows: RowTable, to table: inout TableRows)
  {
    switch place {
    case .lines: table.add(Int(rows.lines[row]))
    case .entries(let column): rows.withBytes(column, row) { table.add($0) }
    }
    table.endCell()
  }
}

extension OriginWords {
  /// For the users of the directory.
  init(directory: DirectoryUsers) {
    self.init(
      sources: directory.sources, rows: directory.rows,
      nameColumn: Int(DirectoryField.distinguishedName.rawValue))
  }
}
