import Matching

/// The evidence lists that occur, each put together once: there are few of them.
struct EvidenceWords {
  private var known: [UInt16: [UInt8]] = [:]
  /// Rows that follow each other mostly have the same.
  private var last: (evidence: UInt16, bytes: [UInt8]) = (0, [])

  /// Adds the items, joined with `; `, to the cell that is being written.
  mutating func add(_ evidence: Evidence, to table: inout TableRows) {
    guard !evidence.isEmpty else { return }
    recall(evidence)
    table.add(last.bytes.span)
  }

  /// Writes the items as a whole cell.
  @inline(__always)
  mutating func writeCell(_ evidence: Evidence, to table: inout TableRows) {
    if evidence.rawValue != last.evidence { recall(evidence) }
    table.cell(last.bytes.span)
  }

  /// Makes the items those that were asked for last.
  private mutating func recall(_ evidence: Evidence) {
    if evidence.rawValue == last.evidence { return }
    let bytes = known[evidence.rawValue] ?? Array(evidence.joined(by: "; ").utf8)
    known[evidence.rawValue] = bytes
    last = (evidence.rawValue, bytes)
  }
}
