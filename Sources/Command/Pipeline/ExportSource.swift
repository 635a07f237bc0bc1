import Formats
import Intake
import Roster

/// The records of one input or server with all their attributes, or those that were asked for.
struct ExportSource {
  private enum Place {
    case input(Input)
    case server(LiveDirectory)
  }

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
  private let place: Place
  private let names: NameTable
  private let header: CSVHeader?
  private let scanner: CSVScanner?

  /// Throws 65 when the input is no list of records, or has none of the attributes as a column.
  init(_ input: Input, attributes: [String]) throws(Failure) {
    place = .input(input)
    switch input.format {
    case .ldif:
      shape = .entries
      header = nil
      scanner = nil
      names = ExportSource.names(of: attributes)
      columns = attributes
    case .csv(let dialect):
      let found = Self.header(of: input, dialect)
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
        header: found)
    case .scim: throw Failure(IntakeError(.notOfFormat("a directory"), source: input.name))
    }
  }

  /// The entries of a server.
  init(_ server: LiveDirectory, attributes: [String]) {
    place = .server(server)
    shape = .entries
    header = nil
    scanner = nil
    names = ExportSource.names(of: attributes)
    columns = attributes
  }

  private static func names(of attributes: [String]) -> NameTable {
    attributes.isEmpty
      ? NameTable(others: .intern) : NameTable(attributes, others: .internSubtypes)
  }

  /// The first row, unless a later one has several names that Rollcall reads: then titles stand
  /// above it. One such name alone may be a value.
  private static func header(of input: Input, _ dialect: CSVDialect) -> CSVHeader {
    input.text.withSpan { bytes in
      let found = CSVHeader.find(bytes, start: input.start, dialect: dialect) { name in
        directoryNames.table.id(of: name) != nil || consoleNames.field(for: name) != nil
      }
      guard found.knownNameCount < 2 else { return found }
      return CSVHeader.find(bytes, start: input.start, dialect: dialect) { _ in false }
    }
  }

  private static let directoryNames = DirectoryNames(.headers, membership: .kept)
  private static let consoleNames = ConsoleNames()

  /// Gives every stretch, with the names that its values refer to; from several threads, in any order.
  /// Returns how many records that were, and what had to be set aside. `progress` is told of a server's
  /// entries. Throws 65, 69 or 77 when a server does not give all of them.
  func read(
    progress: (Int) -> Void,
    _ body: @escaping @Sendable (RecordReading.Stretch, NameTable) -> Void
  ) throws(Failure) -> (records: Int, rejects: [Reject]) {
    let stretches: [ExportedStretch]
    switch place {
    case .input(let input):
      stretches = read(input) { stretch, names in
        body(stretch, names)
        return ExportedStretch(stretch.batch)
      }
    case .server(let server):
      stretches = try asking {
        () throws(LiveError) in
        try server.read(columns, names: names, progress: progress) { stretch, names in
          body(stretch, names)
          return ExportedStretch(stretch.batch)
        }.0
      }
    }
    return (stretches.reduce(0) { $0 + $1.records }, stretches.flatMap(\.rejects))
  }

  private func read(
    _ input: Input,
    _ take: @escaping @Sendable (RecordReading.Stretch, NameTable) -> ExportedStretch
  ) -> [ExportedStretch] {
    let reading = RecordReading(input)
    guard let scanner, let header else {
      return reading.joinedLDIF(names: names, foldedNames: .joined, take).map { [$0] } ?? []
    }
    return reading.csv(scanner, header: header) { [names] in take($0, names) }
  }

  /// All names in the input, in the order in which they first occur: an extra pass over it. Throws as
  /// ``read(progress:_:)`` does.
  func allNames() throws(Failure) -> [String] {
    guard columns.isEmpty, case .entries = shape else { return columns }
    switch place {
    case .input(let input):
      let all = RecordReading(input).joinedLDIF(names: names, foldedNames: .joined) { _, names in
        ExportedStretch(names: names.names)
      }
      var table = NameTable(others: .intern)
      for name in all?.names ?? [] { _ = table.intern(name) }
      return table.names
    case .server(let server):
      return try asking { () throws(LiveError) in try server.attributeNames() }
    }
  }

  private func asking<R>(_ body: () throws(LiveError) -> R) throws(Failure) -> R {
    do {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}

/// What is kept of a stretch that was written.
private struct ExportedStretch: Joinable {
  var records = 0
  var rejects: [Reject] = []
  var names: [String] = []

  init(_ batch: RecordBatch) {
    records = batch.records.count
    rejects = batch.rejects
  }

  init(names: [String]) { self.names = names }

  mutating func shiftLines(by offset: Int) {
    for index in rejects.indices { rejects[index].line += offset }
  }

  mutating func append(_ next: consuming ExportedStretch, share: Double) {
    records += next.records
    rejects += next.rejects
    names += next.names
  }
}
