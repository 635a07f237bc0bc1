import Formats
import Intake
import Roster

/// The records of one input with all their attributes, or those that were asked for.
struct ExportSource {
  /// What a source's records look like.
  enum Shape: Sendable {
    /// Entries with a distinguished name and attributes of several values.
    case entries
    /// Rows of a delimited text file, under its headers.
    case rows(headers: [String])
  }

  let shape: Shape
  /// The names asked for, or all, as first spelled.
  let columns: [String]
  private let input: Input
  private let names: NameTable
  private let header: CSVHeader?
  private let scanner: CSVScanner?

  /// Throws 65 when the input is no list of records, or has none of the attributes as a column.
  init(_ input: Input, attributes: [String]) throws(Failure) {
    self.input = input
    switch input.format {
    case .ldif:
      shape = .entries
      header = nil
      scanner = nil
      names =
        attributes.isEmpty
        ? NameTable(others: .intern) : NameTable(attributes, others: .internSubtypes)
      columns = attributes
    case .csv(let dialect):
      let found = input.text.withSpan {
        CSVHeader.find($0, start: input.start, dialect: dialect, known: Self.isKnown)
      }
      let wanted = Set(attributes.map { $0.lowercased() })
      let isKept = found.names.map {
        !$0.isEmpty && (attributes.isEmpty || wanted.contains($0.lowercased()))
      }
      guard isKept.contains(true) else {
        throw Failure(
          IntakeError(
            .noUsefulColumns(wanted: attributes.joined(separator: ", "), found: found.names),
            source: input.name))
      }
      shape = .rows(headers: found.names)
      header = found
      names = NameTable(found.names, others: .skip)
      columns = found.names.indices.filter { isKept[$0] }.map { found.names[$0] }
      scanner = CSVScanner(
        dialect: dialect,
        columns: isKept.indices.map { isKept[$0] ? NameID(UInt32($0)) : nil },
        columnNames: found.names)
    case .scim: throw Failure(IntakeError(.notOfFormat("a directory"), source: input.name))
    }
  }

  /// Whether a header is one of those that Rollcall reads, which tells it from a title above it.
  private static func isKnown(_ header: String) -> Bool {
    directoryNames.table.id(of: header) != nil || consoleNames.field(for: header) != nil
  }

  private static let directoryNames = DirectoryNames(.headers, membership: .kept)
  private static let consoleNames = ConsoleNames()

  /// Gives every stretch, with the names that its values refer to; from several threads, in any order.
  /// Returns what had to be set aside.
  func read(
    _ body: @escaping @Sendable (RecordReading.Stretch, NameTable) -> Void
  ) -> [Reject] {
    let reading = RecordReading(input)
    if let scanner, let header {
      let rejects = reading.csv(scanner, header: header) { [names] stretch in
        body(stretch, names)
        return stretch.batch.rejects
      }
      return rejects.flatMap { $0 }
    }
    return reading.ldif(names: names) { stretch, names in
      body(stretch, names)
      return ExportedStretch(rejects: stretch.batch.rejects)
    }.flatMap { $0.rejects }
  }

  /// All names in the input, in the order in which they first occur: an extra pass over it.
  func allNames() -> [String] {
    guard columns.isEmpty, case .entries = shape else { return columns }
    let stretches = RecordReading(input).ldif(names: names) { _, names in
      ExportedStretch(names: names.names)
    }
    var table = NameTable(others: .intern)
    for name in stretches.flatMap({ $0.names }) { _ = table.intern(name) }
    return table.names
  }
}

/// What is kept of a stretch that was written.
private struct ExportedStretch: LineShifting {
  var rejects: [Reject] = []
  var names: [String] = []

  mutating func shiftLines(by offset: Int) {
    for index in rejects.indices { rejects[index].line += offset }
  }
}
