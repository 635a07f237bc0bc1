import Roster

/// What the page calls the sources of a list.
struct PageSources: Sendable {
  private let names: [String]
  /// Whether its rows are found again by their lines.
  private let hasLines: [Bool]
  private let sourceOfStretch: [Int]

  init(_ sources: [SourceInfo], _ rows: RowTable) {
    names = sources.map { source in
      switch source.places {
      case .lines: source.name
      case .entries(let server): server
      }
    }
    hasLines = sources.map { if case .lines = $0.places { true } else { false } }
    sourceOfStretch = rows.sourcesOfStretches
  }

  /// The position of a row's source.
  @inline(__always)
  func source(of row: Int, in rows: RowTable) -> Int {
    names.count == 1 ? 0 : sourceOfStretch[rows.stretch(of: row)]
  }

  func name(of source: Int) -> String { names[source] }

  /// The line of a row in its source; 0 where a source has none.
  func line(of row: Int, in rows: RowTable) -> Int {
    hasLines[source(of: row, in: rows)] ? Int(rows.lines[row]) : 0
  }
}
