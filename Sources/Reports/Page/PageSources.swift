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

  func name(of row: Int, in rows: RowTable) -> String {
    names[sourceOfStretch[rows.stretch(of: row)]]
  }

  /// The line of a row in its source; 0 where a source has none.
  func line(of row: Int, in rows: RowTable) -> Int {
    hasLines[sourceOfStretch[rows.stretch(of: row)]] ? Int(rows.lines[row]) : 0
  }
}
