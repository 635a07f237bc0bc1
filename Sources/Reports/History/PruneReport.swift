import Formats
package import History

/// What was forgotten: `rollcall history prune`.
package struct PruneReport: Sendable {
  private let pruned: HistoryStore.Pruned

  package init(_ pruned: HistoryStore.Pruned) { self.pruned = pruned }

  private var figures: [(name: String, value: Int)] {
    [
      ("runs", pruned.runs), ("findings", pruned.findings), ("bytes_before", pruned.bytesBefore),
      ("bytes_after", pruned.bytesAfter),
    ]
  }

  /// One line, with a final newline.
  package var text: String { HistoryWords.pruned(pruned) + "\n" }

  package func csv() -> [UInt8] {
    let writer = CSVWriter(formulaCells: .defuse)
    var bytes: [UInt8] = []
    writer.appendRow(figures.map(\.name), to: &bytes)
    writer.appendRow(figures.map { "\($0.value)" }, to: &bytes)
    return bytes
  }

  package func json() -> [UInt8] {
    JSONTree.object([("schema", .number(1))] + figures.map { ($0.name, .number($0.value)) })
      .rendered
  }
}
