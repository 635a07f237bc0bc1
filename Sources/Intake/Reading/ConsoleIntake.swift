import Formats
package import Roster

/// Reads Admin Console users: any CSV with columns that are known or mapped, or a saved SCIM list.
package struct ConsoleIntake: Sendable {
  /// What one source gave.
  package struct Result: Sendable {
    package var info: SourceInfo
    package var parts: [RowPart]
  }

  private let names: ConsoleNames

  /// `columns` maps fields to headers, from the configuration.
  package init(columns: [ConsoleField: String] = [:]) {
    names = ConsoleNames(columns: columns)
  }

  /// Reads one input as source number `source`. Throws ``IntakeError`` if it has no username column.
  package func read(
    _ input: Input, source: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(IntakeError) -> Result {
    var info = SourceInfo(
      role: .console, name: input.name, kind: input.format.label,
      encoding: input.encoding.rawValue, bytes: input.byteCount, sha256: input.checksum)
    info.contradictions = input.contradictions
    let parts: [RowPart]
    switch input.format {
    case .csv(let dialect): parts = try readCSV(input, dialect, source, progress, &info)
    case .scim: parts = try readSCIM(input, source, &info)
    case .ldif: throw IntakeError(.directoryInPlaceOfConsole, source: input.name)
    }
    info.records = parts.reduce(0) { $0 + $1.lines.count }
    return Result(info: info, parts: parts)
  }

  /// What a stretch of a file gives.
  private struct Stretch: Joinable {
    var rows: RowPart
    var rejects: [Reject]
    var notices: [Notice]

    mutating func shiftLines(by offset: Int) {
      rows.shiftLines(by: offset)
      for index in rejects.indices { rejects[index].line += offset }
      for index in notices.indices { notices[index].line += offset }
    }

    mutating func append(_ next: consuming Stretch, share: Double) {
      rows.append(next.rows, share: share)
      rejects += next.rejects
      if !next.notices.isEmpty { notices = Notice.merged(notices + next.notices) }
    }
  }

  private func readCSV(
    _ input: Input, _ dialect: CSVDialect, _ source: Int,
    _ progress: @escaping @Sendable (Int) -> Void, _ info: inout SourceInfo
  ) throws(IntakeError) -> [RowPart] {
    let header = input.text.withSpan { bytes in
      CSVHeader.find(bytes, start: input.start, dialect: dialect) { names.field(for: $0) != nil }
    }
    let fields = names.fields(for: header.names)
    try note(header.names, fields, input, &info)
    info.notices += header.notices
    let columns = fields.enumerated().map { $0.element == nil ? nil : NameID(UInt32($0.offset)) }
    let scanner = CSVScanner(dialect: dialect, columns: columns, header: header)
    let found = RecordReading(input, progress: progress).joinedCSV(scanner, header: header) {
      Stretch(
        rows: RowPart(console: $0.batch, input: $0.input, fields: fields, source: source),
        rejects: $0.batch.rejects, notices: $0.batch.notices)
    }
    guard let found else { return [] }
    info.rejects += found.rejects
    info.notices = Notice.merged(info.notices + found.notices)
    return [found.rows]
  }

  private func readSCIM(
    _ input: Input, _ source: Int, _ info: inout SourceInfo
  ) throws(IntakeError) -> [RowPart] {
    var table = NameTable(others: .intern)
    let batch = input.text.withSpan {
      SCIMListReader.read($0, start: input.start, names: &table)
    }
    let fields = names.fields(for: table.names)
    info.rejects = batch.rejects
    info.notices = batch.notices
    if batch.records.isEmpty, batch.rejects.isEmpty {
      try expectEmptyList(input, batch.notices)
      return []
    }
    if let error = errorMessage(batch, table, input) {
      throw IntakeError(.scimError(detail: error), source: input.name)
    }
    try note(table.names, fields, input, &info)
    return [RowPart(console: batch, input: input.text, fields: fields, source: source)]
  }

  /// A list may say that there are no users at all, and then need not have `Resources` (RFC 7644,
  /// section 3.4.2).
  private func expectEmptyList(_ input: Input, _ notices: [Notice]) throws(IntakeError) {
    if let notice = notices.first(where: { $0.kind == .listIncomplete }) {
      throw IntakeError(.listWithoutUsers(detail: notice.detail), source: input.name)
    }
    guard input.text.withSpan({ SCIMListReader.isEmptyList($0, start: input.start) }) else {
      throw IntakeError(.notOfFormat("a SCIM list of users"), source: input.name)
    }
  }

  /// What an error response says (RFC 7644, section 3.12); nil for anything that has users.
  private func errorMessage(_ batch: RecordBatch, _ table: NameTable, _ input: Input) -> String? {
    guard table.id(of: "userName") == nil, table.id(of: "status") != nil,
      let detail = table.id(of: "detail")
    else { return nil }
    guard let value = batch.values.first(where: { $0.name == detail }) else { return "" }
    return value.slice.space == .input
      ? input.text.text(in: value.slice.range)
      : String(decoding: batch.decoded[value.slice.range], as: UTF8.self)
  }

  /// Notes which columns are used, and insists on one for the username.
  private func note(
    _ headers: [String], _ fields: [ConsoleField?], _ input: Input, _ info: inout SourceInfo
  ) throws(IntakeError) {
    guard fields.contains(.username) else {
      if Recognition.namesActiveDirectory(headers) {
        throw IntakeError(.directoryInPlaceOfConsole, source: input.name)
      }
      throw IntakeError(
        .noUsefulColumns(wanted: "the username", found: headers), source: input.name)
    }
    for (header, field) in zip(headers, fields) where !header.isEmpty {
      if field == nil { info.unusedNames.append(header) } else { info.usedNames.append(header) }
    }
  }
}
