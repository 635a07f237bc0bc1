package import Formats

/// Directory users in columns: those of one stretch of a source, or of several, one after the other.
package struct DirectoryPart: Sendable {
  package private(set) var rows = RowPart()
  package private(set) var rest = Rest()
  package private(set) var records = 0
  package private(set) var rejects: [Reject] = []
  package private(set) var notices: [Notice] = []
  /// Which names had a value, as positions in the name table.
  package private(set) var seenNames: Set<NameID> = []

  /// Nobody.
  init() {}

  /// Sorts the values of a batch into columns.
  ///
  /// - Parameters:
  ///   - batch: what a reader made of one stretch.
  ///   - input: the bytes that the batch's input slices point into.
  ///   - names: which name is which field.
  ///   - lists: how several values in one cell are parted.
  ///   - membership: whether memberOf is kept (only scope by groups needs it).
  ///   - source: position of the source in the list's sources.
  package init(
    _ batch: consuming RecordBatch, input: ByteStore, names: DirectoryNames, lists: ValueLists,
    membership: Membership, source: Int
  ) {
    let batch = batch
    var rest = Rest(capacity: batch.records.count)
    var draft = RecordDraft(
      lists: lists, membership: membership, byteCount: batch.decoded.count)
    var lines: [UInt32] = []
    lines.reserveCapacity(batch.records.count)
    let uses = (0..<names.table.names.count).map { names.use(of: NameID(UInt32($0))) }
    var seen = Array(repeating: false, count: uses.count)
    let cells = CellBuffer(
      columnCount: DirectoryField.allCases.count, capacity: batch.records.count
    ) { writer in
      input.withSpan { input in
        let decoded = batch.decoded.span
        var offices = RepeatedValues()
        for record in batch.records {
          draft.begin(record, from: record.dn.pointsIntoInput ? input : decoded)
          for index in record.firstValue..<(record.firstValue + record.valueCount) {
            let value = batch.values[index]
            let position = Int(value.name.rawValue)
            guard position < uses.count, let use = uses[position] else { continue }
            if !seen[position] { seen[position] = true }
            draft.take(value.slice, as: use, from: value.slice.isInput ? input : decoded)
          }
          draft.inspectName(record.dn, in: record.dn.pointsIntoInput ? input : decoded)
          guard draft.kind.isListed else {
            rest.addOther(draft, in: input)
            continue
          }
          rest.add(draft, names)
          lines.append(UInt32(clamping: draft.line))
          writer.addRow(draft, &offices, input)
        }
      }
    }
    let stretch = RowStretch(
      segment: Segment(input: input, decoded: ByteStore(draft.kept), source: source), cells: cells)
    rows = RowPart(stretch, lines: lines, plan: DirectoryField.plan)
    rest.addHashes(
      of: stretch,
      mails: rows.shortHashes(Int(DirectoryField.mail.rawValue), in: DirectoryField.plan))
    self.rest = rest
    rejects = batch.rejects
    notices = batch.notices
    records = batch.records.count
    for position in seen.indices where seen[position] { seenNames.insert(NameID(UInt32(position))) }
  }
}

extension DirectoryPart: Joinable {
  package mutating func shiftLines(by offset: Int) {
    guard offset > 0 else { return }
    rows.shiftLines(by: offset)
    for index in rejects.indices { rejects[index].line += offset }
    for index in notices.indices { notices[index].line += offset }
  }

  package mutating func append(_ next: consuming DirectoryPart, share: Double) {
    rest.append(next.rest, share: share)
    rows.append(next.rows, share: share)
    records += next.records
    rejects += next.rejects
    if !next.notices.isEmpty { notices = Notice.merged(notices + next.notices) }
    seenNames.formUnion(next.seenNames)
  }
}

extension DirectoryPart {
  /// What is kept of each row besides its cells, and of the records that are no rows.
  package struct Rest: Sendable {
    package private(set) var guids: [GUID] = []
    /// What Entra Connect anchors a user by, where that is not the objectGUID, by row.
    package private(set) var otherAnchors: [Int: GUID] = [:]
    package private(set) var kinds: [AccountKind] = []
    package private(set) var reasons: [NotSyncedReason] = []
    package private(set) var activations: [Activation] = []
    /// The SMTP proxy addresses.
    private(set) var proxies = SeveralValues()
    /// The ``ShortHash`` of each of `proxies`, without its prefix.
    package private(set) var proxyHashes: [UInt32] = []
    /// For each row, whether its proxy addresses or its mailNickname say more than its mail does.
    package private(set) var hasOtherAddresses: [Bool] = []
    private(set) var memberships = SeveralValues()
    package private(set) var groups: [DirectoryUsers.Group] = []
    /// Values of attributes that settings ask for, by their names in lower case, with their rows in order.
    package private(set) var asked: [String: [AskedValue]] = [:]
    /// Records that are nobody (groups, containers, ...), by kind.
    package private(set) var others: [AccountKind: Int] = [:]
    /// ``Folding/keyHash(_:salt:)`` of each login name and mail address of those records.
    package private(set) var addressesOfOthers: [UInt64] = []

    /// Rows without objectGUID.
    private(set) var rowsWithoutGUID: [UInt32] = []

    /// That of no rows.
    fileprivate init() {}

    /// Room for `capacity` rows: growing step by step would leave memory behind.
    fileprivate init(capacity: Int) {
      guids.reserveCapacity(capacity)
      kinds.reserveCapacity(capacity)
      reasons.reserveCapacity(capacity)
      activations.reserveCapacity(capacity)
      proxies.reserveCapacity(capacity)
    }

    /// Takes a finished record that is a row.
    mutating func add(_ draft: borrowing RecordDraft, _ names: DirectoryNames) {
      let row = UInt32(clamping: guids.count)
      guids.append(draft.guid)
      if draft.guid == .zero { rowsWithoutGUID.append(row) }
      if draft.hasOwnAnchor, draft.anchor != draft.guid { otherAnchors[Int(row)] = draft.anchor }
      kinds.append(draft.kind)
      reasons.append(draft.notSyncedReason)
      activations.append(draft.activation)
      proxies.addRow(draft.proxies.span)
      if !draft.asked.isEmpty {
        for (attribute, value) in draft.asked {
          asked[names.askedAttributes[attribute].lowercased(), default: []].append(
            AskedValue(row: row, slice: value))
        }
      }
      memberships.addRow(draft.memberships.span)
    }

    /// Takes a record that is no row. A group's address is as taken as a user's.
    fileprivate mutating func addOther(_ draft: borrowing RecordDraft, in input: Span<UInt8>) {
      let decoded = draft.kept.span
      others[draft.kind, default: 0] += 1
      if draft.kind == .group {
        groups.append(DirectoryUsers.Group(draft.group, input, decoded))
      }
      func hash(_ slice: Slice, from start: Int) -> UInt64 {
        let bytes = slice.isInput ? input : decoded
        return Folding.keyHash(bytes.extracting((slice.offset + start)..<slice.range.upperBound))
      }
      for field in [DirectoryField.mail, .userPrincipalName] {
        let slice = draft.cells[Int(field.rawValue)]
        if slice.hasBytes { addressesOfOthers.append(hash(slice, from: 0)) }
      }
      for slice in draft.furtherAddresses { addressesOfOthers.append(hash(slice, from: 0)) }
      // Each begins with `smtp:`.
      for proxy in draft.proxies { addressesOfOthers.append(hash(proxy, from: 5)) }
    }

    /// Adds what is known of the rows of the next stretch; see ``Joinable/append(_:share:)``.
    fileprivate mutating func append(_ next: Rest, share: Double) {
      let firstRow = guids.count
      for (row, anchor) in next.otherAnchors { otherAnchors[firstRow + row] = anchor }
      rowsWithoutGUID += next.rowsWithoutGUID.map { UInt32(firstRow) + $0 }
      for (attribute, values) in next.asked {
        asked[attribute, default: []] += values.map {
          AskedValue(row: UInt32(firstRow) + $0.row, slice: $0.slice)
        }
      }
      guids.append(contentsOf: next.guids, share: share)
      kinds.append(contentsOf: next.kinds, share: share)
      reasons.append(contentsOf: next.reasons, share: share)
      activations.append(contentsOf: next.activations, share: share)
      proxies.append(next.proxies, share: share)
      proxyHashes.append(contentsOf: next.proxyHashes, share: share)
      hasOtherAddresses.append(contentsOf: next.hasOtherAddresses, share: share)
      memberships.append(next.memberships, share: share)
      groups += next.groups
      others.merge(next.others, uniquingKeysWith: +)
      addressesOfOthers += next.addressesOfOthers
    }

    /// Hashes what is found by and is no cell; `rows` are those that were taken, `mails` the hashes of
    /// their mail, or none where nobody has mail.
    fileprivate mutating func addHashes(of rows: RowStretch, mails: [UInt32]) {
      proxyHashes.reserveCapacity(proxies.values.count)
      hasOtherAddresses.reserveCapacity(rows.rowCount)
      rows.segment.withSpans { input, decoded in
        for row in 0..<rows.rowCount {
          let mail = rows.cells.slice(Int(DirectoryField.mail.rawValue), row)
          let nickname = rows.cells.slice(Int(DirectoryField.mailNickname.rawValue), row)
          mail.withBytes(input, decoded) { mail in
            var hasOthers = nickname.withBytes(input, decoded) {
              $0.count > 0 && !AccountName.isLocalPart($0, of: mail)
            }
            for place in proxies.places(row) {
              let hash = proxies.values[place].withBytes(input, decoded) { proxy -> UInt32? in
                let address = proxy.extracting(5..<proxy.count)
                return mail.count > 0 && Folding.sameBytes(address, mail)
                  ? nil : ShortHash.of(address)
              }
              // Nearly always the mail address again, which is hashed already.
              proxyHashes.append(hash ?? mails[row])
              if hash != nil { hasOthers = true }
            }
            hasOtherAddresses.append(hasOthers)
          }
        }
      }
    }

    /// The ``ShortHash`` of each of some proxy addresses, without its prefix.
    static func hashes(ofProxies proxies: [Slice], in segment: Segment) -> [UInt32] {
      segment.withSpans { input, decoded in
        proxies.map { proxy in
          proxy.withBytes(input, decoded) { ShortHash.of($0.extracting(5..<$0.count)) }
        }
      }
    }
  }
}

extension CellWriter {
  /// Adds the row of a finished record, where equal values are one slice.
  fileprivate mutating func addRow(
    _ draft: borrowing RecordDraft, _ offices: inout RepeatedValues, _ input: Span<UInt8>
  ) {
    let decoded = draft.kept.span
    let office = Int(DirectoryField.office.rawValue)
    addRow(draft.cells.span, filled: draft.filled)
    replace(office, with: offices.shared(draft.cells[office], input, decoded))
    share(
      Int(DirectoryField.mail.rawValue), with: Int(DirectoryField.userPrincipalName.rawValue),
      input, decoded)
  }
}

/// How several values of one attribute stand in a source.
package enum ValueLists: Sendable {
  /// Each value by itself, as in LDIF and LDAP.
  case separate
  /// In one cell, parted by semicolons, as csvde writes and `-join ';'` makes.
  case semicolons
}

/// Whether memberOf values are kept.
package enum Membership: Sendable {
  case ignored
  case kept
}

/// Whether an account may sign in, as far as the source says.
package enum Activation: UInt8, Sendable {
  case enabled
  case disabled
  /// Neither userAccountControl nor Enabled was given.
  case unknown
}

/// A group entry of the directory: for scope by groups.
package struct GroupEntry: Sendable {
  package var distinguishedName: Slice
  package var name: Slice
  package var members: [Slice]
}
