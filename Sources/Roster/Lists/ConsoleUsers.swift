public import Formats

/// The users of Admin Console, in columns; rows are numbered from 0 in file order.
public final class ConsoleUsers: Sendable {
  package let sources: [SourceInfo]
  public let rows: RowTable

  /// Joins the parts of all sources, in order.
  package init(joining parts: [RowPart], sources: [SourceInfo]) {
    self.sources = sources
    rows = RowTable(
      RowPart.joined(parts) ?? RowPart(), columnCount: ConsoleField.allCases.count,
      plan: ConsoleField.plan)
  }

  package var count: Int { rows.count }

  @inlinable @inline(__always) public func slice(_ field: ConsoleField, _ row: Int) -> Slice {
    rows.slice(Int(field.rawValue), row)
  }

  /// Calls `body` with the bytes of a field; no bytes when it has no value.
  @inlinable @inline(__always)
  public func withBytes<R>(
    _ field: ConsoleField, _ row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try rows.withBytes(Int(field.rawValue), row, body)
  }

  /// The text of a field, nil when it has no value.
  package func text(_ field: ConsoleField, _ row: Int) -> String? {
    rows.text(Int(field.rawValue), row)
  }

  /// Users whose username is `DOMAIN\account`, and the ``ShortHash`` of the account.
  package var accountsOfDomains: [RowPart.FurtherKey] { rows.furtherKeys }

  /// The ``ShortHash`` of each user's value of `field`.
  package func shortHashes(_ field: ConsoleField) -> [UInt32] {
    rows.shortHashes(Int(field.rawValue))
  }

  /// Whether any user has a value for `field`.
  package func fills(_ field: ConsoleField) -> Bool { rows.fills(Int(field.rawValue)) }

  /// Whether two rows have the very same username, byte for byte: then they are one 8x8 user.
  package func haveSameUsername(_ first: Int, _ second: Int) -> Bool {
    withBytes(.username, first) { one in
      withBytes(.username, second) { Folding.sameBytes(one, $0) }
    }
  }

  /// What a person would call the row.
  package func displayName(_ row: Int) -> String {
    withDisplayName(row) { String(decodingUTF8: $0) }
  }

  /// Calls `body` with the bytes of ``displayName(_:)``.
  package func withDisplayName<R>(_ row: Int, _ body: (Span<UInt8>) throws -> R) rethrows -> R {
    if slice(.displayName, row).hasBytes { return try withBytes(.displayName, row, body) }
    guard slice(.firstName, row).hasBytes else { return try withBytes(.lastName, row, body) }
    guard slice(.lastName, row).hasBytes else { return try withBytes(.firstName, row, body) }
    var name: [UInt8] = []
    withBytes(.firstName, row) { name.append(copying: $0) }
    name.append(UInt8(ascii: " "))
    withBytes(.lastName, row) { name.append(copying: $0) }
    return try body(name.span)
  }

  /// Whether the row says that the user is inactive. 8x8's states are ACTIVE and INACTIVE (User
  /// Management API); SCIM has `active: false`. Unknown words count as active.
  package func isInactive(_ row: Int) -> Bool {
    withBytes(.status, row) {
      ValueText.isTrue($0) == false || ValueText.equals($0, "inactive")
        || ValueText.equals($0, "deactivated") || ValueText.equals($0, "disabled")
    }
  }

  package func origin(_ row: Int) -> Origin {
    .line(Int(rows.lines[row]), source: sources[rows.source(of: row)].name)
  }
}

extension RowPart {
  /// The console users of one stretch of a source.
  ///
  /// - Parameters:
  ///   - batch: what a reader made of the stretch.
  ///   - input: the bytes that the batch's input slices point into.
  ///   - fields: the field of each name of the reader's table.
  ///   - source: position of the source in the list's sources.
  package init(
    console batch: consuming RecordBatch, input: ByteStore, fields: [ConsoleField?], source: Int
  ) {
    let segment = Segment(input: input, decoded: ByteStore(batch.decoded), source: source)
    batch.decoded = []
    let batch = batch
    let cells = CellBuffer(
      columnCount: ConsoleField.allCases.count, capacity: batch.records.count
    ) { writer in
      segment.withSpans { input, decoded in
        for record in batch.records {
          writer.addRow()
          for index in record.firstValue..<(record.firstValue + record.valueCount) {
            let value = batch.values[index]
            let position = Int(value.name.rawValue)
            guard position < fields.count, let field = fields[position] else { continue }
            writer.set(Int(field.rawValue), value.slice)
          }
          writer.share(
            Int(ConsoleField.email.rawValue), with: Int(ConsoleField.username.rawValue), input,
            decoded)
        }
      }
    }
    self.init(
      RowStretch(segment: segment, cells: cells),
      lines: batch.records.map { UInt32(clamping: $0.line) }, plan: ConsoleField.plan)
    let username = Int(ConsoleField.username.rawValue)
    addAccountNames(usernames: username, mark: ConsoleField.plan.mark(of: username))
  }
}
