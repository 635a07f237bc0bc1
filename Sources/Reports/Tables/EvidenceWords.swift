import Matching

/// The evidence lists that occur, each put together once: there are few of them.
struct EvidenceWords {
  private var known: [UInt16: [UInt8]] = [:]

  /// Adds the items, joined with `; `, to the cell that is being written.
  mutating func add(_ evidence: Evidence, to table: inout TableRows) {
    guard !evidence.isEmpty else { return }
    let bytes = known[evidence.rawValue] ?? Array(evidence.list.joined(separator: "; ").utf8)
    known[evidence.rawValue] = bytes
    table.add(bytes.span)
  }
}
