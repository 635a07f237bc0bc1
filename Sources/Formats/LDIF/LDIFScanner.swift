/// Reads LDIF (RFC 2849) and what real tools make of it: ldifde, ldapsearch at every -L level,
/// ldbsearch, slapcat, UnboundID.
///
/// Values that stand in one piece in the input are not copied; folded and base64 ones are decoded,
/// but only those of wanted names. A line that cannot be read costs its record, never the next. Time
/// and memory grow with the length of the input, whatever it holds.
///
/// With a table that skips other names, the table holds names without options, and options are read
/// so: `;binary` is the attribute itself, `;range=` is it in part, any other (`;lang-fr`) is a
/// different attribute. A table that interns takes the whole description, with options, as name.
package struct LDIFScanner: Sendable {
  /// How distinguished names are given that stand over several lines.
  package enum FoldedNames: Sendable {
    /// Joined, among the decoded bytes.
    case joined
    /// As they stand (``FoldedText``), unless they are not ASCII: for whoever looks at few of them, or at
    /// each once.
    case unjoined
  }

  /// The names looked for; a table that interns grows while scanning.
  package private(set) var names: NameTable
  private var heads = LDIFHeadCache()
  private let foldedNames: FoldedNames

  package init(names: NameTable, foldedNames: FoldedNames = .joined) {
    self.names = names
    self.foldedNames = foldedNames
  }

  /// A scanner that knows already how the lines of a source begin, having read its first `sampleSize`
  /// bytes from `start` on: for many scanners of one source, which would each have to learn it. One
  /// that takes new names knows none of them: their numbers follow from what it scans.
  package init(
    names: NameTable, foldedNames: FoldedNames, accustomedTo source: ByteStore, from start: Int
  ) {
    self.init(names: names, foldedNames: foldedNames)
    guard names.others == .skip else { return }
    let end = min(source.count, start + LDIFScanner.sampleSize)
    _ = source.withSpan { scan($0, in: start..<end, ends: .boundary) }
  }

  private static let sampleSize = 1 << 14

  /// Reads `range` of `bytes`, which begins at the start of the source or at a record (see
  /// ``LDIFChunks``). Lines count from 1 at the start of the range.
  package mutating func scan(
    _ bytes: Span<UInt8>, in range: Range<Int>, ends: LDIFEnd
  ) -> RecordBatch {
    var pass = LDIFPass(names: names, heads: heads, foldedNames: foldedNames)
    pass.read(bytes, in: range)
    let batch = pass.finish(bytes, in: range, ends: ends)
    names = pass.names
    heads = pass.heads
    return batch
  }
}
