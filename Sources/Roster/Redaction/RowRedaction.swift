import Formats

/// Writes one stretch of rows anew, with pseudonyms.
struct RowRedaction {
  private var writer: PseudonymWriter
  /// The pseudonyms, and what else does not stand in the input.
  private(set) var made: [UInt8] = []

  /// How many bytes of pseudonyms most users have at most; room that nobody needs costs nothing.
  private static let usualRowSize = 256

  init(_ pseudonyms: Pseudonyms) { writer = PseudonymWriter(pseudonyms) }

  /// A value with a pseudonym; the same place in the input where it stays.
  mutating func value(
    _ slice: Slice, as kind: ValueKind?, keeping count: Int = 0, in segment: Segment
  ) -> Slice {
    guard slice.hasBytes, kind != nil || !slice.isInput else { return slice }
    let start = made.count
    segment.withBytes(of: slice) { bytes in
      guard let kind else { return made.append(copying: bytes) }
      made.append(copying: bytes.extracting(0..<min(count, bytes.count)))
      writer.append(
        bytes.extracting(min(count, bytes.count)..<bytes.count), as: kind, to: &made)
    }
    guard made.count - start <= Slice.maximumCount else { return .absent }
    return Slice(.decoded, offset: start, count: made.count - start)
  }

  /// The cells of a stretch; `addMore` may take up other values of each.
  ///
  /// - Parameters:
  ///   - kinds: of each column.
  ///   - twin: a column whose value is often that of an earlier one.
  mutating func cells(
    of table: RowTable, _ stretch: (segment: Segment, rows: Range<Int>), kinds: [ValueKind?],
    twin: (column: Int, of: Int),
    adding addMore: (Int, inout RowRedaction) -> Void = { _, _ in }
  ) -> RowStretch {
    made.reserveCapacity(stretch.rows.count * RowRedaction.usualRowSize)
    let cells = CellBuffer(columnCount: kinds.count, capacity: stretch.rows.count) { cells in
      for row in stretch.rows {
        cells.addRow()
        for (column, kind) in kinds.enumerated() {
          let slice = table.slice(column, row)
          guard !slice.isAbsent else { continue }
          let isTwin = column == twin.column && slice == table.slice(twin.of, row)
          cells.set(
            column,
            isTwin ? cells.slice(twin.of) : value(slice, as: kind, in: stretch.segment))
        }
        addMore(row, &self)
      }
    }
    return RowStretch(
      segment: Segment(
        input: stretch.segment.input, decoded: ByteStore(made), source: stretch.segment.source),
      cells: cells)
  }
}

/// Directory users of one stretch with pseudonyms.
struct RenamedRows: Sendable {
  let rows: RowPart
  let proxies: [Slice]
  /// The ``ShortHash`` of each of `proxies`, without its prefix.
  let proxyHashes: [UInt32]

  init(_ cells: RowStretch, lines: ArraySlice<UInt32>, proxies: [Slice]) {
    rows = RowPart(cells, lines: Array(lines), plan: DirectoryField.plan)
    self.proxies = proxies
    proxyHashes = DirectoryPart.Rest.hashes(ofProxies: proxies, in: cells.segment)
  }
}

extension ConsoleUsers {
  /// The same users with pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> ConsoleUsers {
    let stretches = rows.stretches
    let kinds = ConsoleField.allCases.map(\.redactedKind)
    let parts = Parallel.map(stretches.count) { number in
      var redaction = RowRedaction(pseudonyms)
      let username = Int(ConsoleField.username.rawValue)
      let cells = redaction.cells(
        of: rows, stretches[number], kinds: kinds,
        twin: (Int(ConsoleField.email.rawValue), username))
      var part = RowPart(
        cells, lines: Array(rows.lines[stretches[number].rows]), plan: ConsoleField.plan)
      part.addAccountNames(usernames: username, mark: ConsoleField.plan.mark(of: username))
      return part
    }
    return ConsoleUsers(joining: parts, sources: sources.map { $0.redacted(by: pseudonyms) })
  }
}

extension DirectoryUsers {
  /// The same users with pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> DirectoryUsers {
    let stretches = rows.stretches
    let kinds = DirectoryField.allCases.map(\.redactedKind)
    let parts = Parallel.map(stretches.count) { number -> RenamedRows in
      var redaction = RowRedaction(pseudonyms)
      var proxies: [Slice] = []
      let cells = redaction.cells(
        of: rows, stretches[number], kinds: kinds,
        twin: (Int(DirectoryField.mail.rawValue), Int(DirectoryField.userPrincipalName.rawValue))
      ) { row, redaction in
        // Each begins with SMTP: or smtp:.
        for proxy in proxyAddresses(row) {
          proxies.append(
            redaction.value(proxy, as: .text, keeping: 5, in: stretches[number].segment))
        }
      }
      return RenamedRows(cells, lines: rows.lines[stretches[number].rows], proxies: proxies)
    }
    return DirectoryUsers(
      renaming: self, parts, sources: sources.map { $0.redacted(by: pseudonyms) },
      guid: pseudonyms.guid)
  }
}

extension CloudUsers {
  /// The same users with pseudonyms.
  package func redacted(by pseudonyms: Pseudonyms) -> CloudUsers {
    CloudUsers(list.redacted(by: pseudonyms))
  }
}

extension CloudIdentities {
  /// The pseudonyms of the cloud UPNs of `directory`, where `renamed` are the same users with pseudonyms.
  package func redacted(
    by pseudonyms: Pseudonyms, of directory: DirectoryUsers, renamed: DirectoryUsers
  ) -> CloudIdentities {
    let logins: [DirectoryField] = [.userPrincipalName, .mail, .alternateLoginID]
    let parts = Parallel.mapRows(sources.count, size: CloudIdentities.stretchSize) { rows in
      var part = (slices: [Slice](), hashes: [UInt32](), made: [UInt8]())
      var writer = PseudonymWriter(pseudonyms)
      for row in rows {
        let slice = slice(row)
        let login = logins.first { slice.hasBytes && directory.slice($0, row) == slice }
        if !slice.hasBytes {
          part.slices.append(slice)
          part.hashes.append(hashes[row])
        } else if !slice.isDerived, let login {
          part.slices.append(renamed.slice(login, row))
          part.hashes.append(renamed.withBytes(login, row) { ShortHash.of($0) })
        } else {
          let start = part.made.count
          withBytes(row, in: directory) { writer.append($0, as: .text, to: &part.made) }
          let range = start..<part.made.count
          part.slices.append(Slice(.derived, offset: start, count: range.count))
          part.hashes.append(ShortHash.of(part.made.span.extracting(range)))
        }
      }
      return part
    }
    return CloudIdentities(
      renaming: self, slices: parts.flatMap(\.slices), hashes: parts.flatMap(\.hashes),
      derived: parts.map { ByteStore($0.made) })
  }
}
