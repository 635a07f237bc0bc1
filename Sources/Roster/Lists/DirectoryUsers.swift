public import Formats

/// The users of the directory: all sources together, in columns; rows are numbered from 0.
public final class DirectoryUsers: Sendable {
  package let sources: [SourceInfo]
  public let rows: RowTable
  package let guids: [GUID]
  package let kinds: [AccountKind]
  package let reasons: [NotSyncedReason]
  package let activations: [Activation]
  /// Rows that say again what an earlier row said (same objectGUID, or same distinguished name), and
  /// that earlier row.
  package let repeats: [Int: Int]
  package let groups: [Group]
  /// Records that are nobody, by kind.
  package let others: [AccountKind: Int]
  /// ``Folding/keyHash(_:salt:)`` of the login names and mail addresses of records that are nobody,
  /// such as groups.
  package let addressesOfOthers: Set<UInt64>
  private let otherAnchors: [Int: GUID]
  private let proxies: SeveralValues
  /// The ``ShortHash`` of all proxy addresses, without their prefixes.
  package let proxyAddressHashes: [UInt32]
  /// For each user, whether proxy addresses or mailNickname may say more than mail does: another address,
  /// or a name that is not the local part of mail. Mostly they do not, and need not be read.
  package let hasOtherAddresses: [Bool]
  private let asked: [String: [AskedValue]]
  private let memberships: SeveralValues

  /// A group of the directory, with text: there are few of them.
  package struct Group: Sendable {
    package let distinguishedName: String
    package let name: String
    package let members: [String]

    /// The text of a group whose slices point into `input` and `decoded`.
    init(_ entry: GroupEntry, _ input: Span<UInt8>, _ decoded: Span<UInt8>) {
      func text(_ slice: Slice) -> String {
        slice.withBytes(input, decoded) { String(decodingUTF8: $0) }
      }
      let name = entry.distinguishedName
      distinguishedName = name.withBytes(input, decoded) { lines in
        FoldedText.withValue(of: lines, isFolded: name.isFolded) { String(decodingUTF8: $0) }
      }
      self.name = text(entry.name)
      members = entry.members.map(text)
    }
  }

  /// Joins the parts of all sources, in order.
  package init(joining parts: [DirectoryPart], sources: [SourceInfo]) {
    self.sources = sources
    let all = DirectoryPart.joined(parts) ?? DirectoryPart()
    let rest = all.rest
    let (repeatsByGUID, rows) = Parallel.both(
      { DirectoryUsers.repeats(of: rest.guids) },
      {
        RowTable(
          all.rows, columnCount: DirectoryField.allCases.count, plan: DirectoryField.plan)
      })
    self.rows = rows
    guids = rest.guids
    kinds = rest.kinds
    reasons = rest.reasons
    activations = rest.activations
    others = rest.others
    addressesOfOthers = Set(rest.addressesOfOthers)
    otherAnchors = rest.otherAnchors
    proxies = rest.proxies
    proxyAddressHashes = rest.proxyHashes
    hasOtherAddresses = rest.hasOtherAddresses
    memberships = rest.memberships
    groups = rest.groups
    asked = rest.asked
    repeats = repeatsByGUID.merging(
      DirectoryUsers.repeatsByName(of: rest.rowsWithoutGUID, in: rows),
      uniquingKeysWith: { first, _ in first })
  }

  /// The same users under other names. Memberships and groups, which only the forecast reads, are left
  /// out.
  init(
    renaming other: DirectoryUsers, _ renamed: [RenamedRows], sources: [SourceInfo],
    guid: (GUID) -> GUID
  ) {
    self.sources = sources
    rows = RowTable(
      RowPart.joined(renamed.map(\.rows)) ?? RowPart(),
      columnCount: DirectoryField.allCases.count, plan: DirectoryField.plan)
    proxies = other.proxies.replaced(by: renamed.flatMap(\.proxies))
    proxyAddressHashes = renamed.flatMap(\.proxyHashes)
    hasOtherAddresses = Array(repeating: true, count: other.count)
    guids = other.guids.map(guid)
    otherAnchors = other.otherAnchors.mapValues(guid)
    kinds = other.kinds
    reasons = other.reasons
    activations = other.activations
    repeats = other.repeats
    others = other.others
    // Repairs and licences ask for them, and are never made with pseudonyms.
    addressesOfOthers = []
    asked = [:]
    groups = []
    memberships = SeveralValues()
  }

  package var count: Int { rows.count }

  @inlinable @inline(__always) public func slice(_ field: DirectoryField, _ row: Int) -> Slice {
    rows.slice(Int(field.rawValue), row)
  }

  /// Calls `body` with the bytes of a field; no bytes when it has no value.
  @inlinable @inline(__always)
  public func withBytes<R>(
    _ field: DirectoryField, _ row: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try rows.withBytes(Int(field.rawValue), row, body)
  }

  /// The text of a field, nil when it has no value.
  package func text(_ field: DirectoryField, _ row: Int) -> String? {
    rows.text(Int(field.rawValue), row)
  }

  /// The ``ShortHash`` of each user's value of `field`.
  package func shortHashes(_ field: DirectoryField) -> [UInt32] {
    rows.shortHashes(Int(field.rawValue))
  }

  /// Whether any user has a value for `field`.
  package func fills(_ field: DirectoryField) -> Bool { rows.fills(Int(field.rawValue)) }

  /// What Entra Connect anchors a user by: mS-DS-ConsistencyGuid if there is one, else objectGUID; zero
  /// when neither is known.
  package func anchor(of row: Int) -> GUID {
    otherAnchors.isEmpty ? guids[row] : otherAnchors[row] ?? guids[row]
  }

  /// The SMTP proxy addresses of a row, each with its prefix `SMTP:` or `smtp:`.
  package func proxyAddresses(_ row: Int) -> ArraySlice<Slice> { proxies[row] }

  /// A proxy address by its place among ``proxyAddressPlaces(_:)``.
  package func proxyAddress(at place: Int) -> Slice { proxies.values[place] }

  /// Where the proxy addresses of a row stand in ``proxyAddressHashes``.
  package func proxyAddressPlaces(_ row: Int) -> Range<Int> { proxies.places(row) }

  /// The distinguished names of the groups that a row says it is a member of.
  package func memberOf(_ row: Int) -> [String] {
    memberships[row].compactMap { rows.text(of: $0, row: row) }
  }

  /// Whether any user has the attribute, which settings ask for by name; in any case.
  package func hasAsked(_ attribute: String) -> Bool { asked[attribute.lowercased()] != nil }

  /// A row's values of an attribute that settings ask for by name, in any case.
  package func askedValues(_ attribute: String, _ row: Int) -> [String] {
    guard let values = asked[attribute.lowercased()] else { return [] }
    var (start, end) = (0, values.count)
    while start < end {
      let middle = (start + end) / 2
      if values[middle].row < UInt32(row) { start = middle + 1 } else { end = middle }
    }
    return values[start...].prefix { $0.row == UInt32(row) }.compactMap {
      rows.text(of: $0.slice, row: row)
    }
  }

  /// What a person would call the row: displayName, else cn, else names, else the account.
  package func displayName(_ row: Int) -> String {
    withDisplayName(row) { String(decodingUTF8: $0) }
  }

  /// Calls `body` with the bytes of ``displayName(_:)``.
  package func withDisplayName<R>(_ row: Int, _ body: (Span<UInt8>) throws -> R) rethrows -> R {
    if slice(.displayName, row).hasBytes { return try withBytes(.displayName, row, body) }
    if slice(.commonName, row).hasBytes { return try withBytes(.commonName, row, body) }
    var name: [UInt8] = []
    withBytes(.givenName, row) { name.append(copying: $0) }
    withBytes(.surname, row) { surname in
      if !name.isEmpty, surname.count > 0 { name.append(UInt8(ascii: " ")) }
      name.append(copying: surname)
    }
    if !name.isEmpty { return try body(name.span) }
    let fields = [DirectoryField.sAMAccountName, .userPrincipalName]
    let field = fields.first { slice($0, row).hasBytes } ?? .distinguishedName
    return try withBytes(field, row, body)
  }

  package func origin(_ row: Int) -> Origin {
    let source = sources[rows.source(of: row)]
    return switch source.places {
    case .lines: .line(Int(rows.lines[row]), source: source.name)
    case .entries(let server): .entry(text(.distinguishedName, row) ?? "", server: server)
    }
  }

  /// Rows whose objectGUID an earlier row has, and that row.
  private static func repeats(of guids: [GUID]) -> [Int: Int] {
    let groups = ShortHashIndex.groups(guids.count) { row in
      // By its words: comparing it with another one is a call.
      let (first, last) = guids[row].words
      return first | last == 0 ? ShortHash.none : ShortHash.of(guids[row].joinKey)
    }
    var firsts: [GUID: Int] = [:]
    var repeats: [Int: Int] = [:]
    for row in groups.joined().map({ Int($0) }) {
      if let first = firsts[guids[row]] { repeats[row] = first } else { firsts[guids[row]] = row }
    }
    return repeats
  }

  /// Of some rows, in order, those whose distinguished name an earlier one has, and that row.
  private static func repeatsByName(of some: [UInt32], in rows: RowTable) -> [Int: Int] {
    var repeats: [Int: Int] = [:]
    let column = Int(DirectoryField.distinguishedName.rawValue)
    var firstByName = KeyIndex(capacity: some.count)
    for row in some.lazy.map({ Int($0) }) {
      let key = rows.withBytes(column, row) { $0.count == 0 ? nil : Folding.keyHash($0) }
      guard let key else { continue }
      var candidate = firstByName.first(key)
      while let first = candidate, !sameCell(rows, column, first, row) {
        candidate = firstByName.next(after: first)
      }
      if let candidate { repeats[row] = candidate } else { firstByName.insert(key, row: row) }
    }
    return repeats
  }

  private static func sameCell(_ rows: RowTable, _ column: Int, _ first: Int, _ second: Int) -> Bool
  {
    rows.withBytes(column, first) { one in
      rows.withBytes(column, second) { Folding.sameKey(one, $0) }
    }
  }
}

extension GUID {
  /// A seeded hash, for joining lists.
  package var joinKey: UInt64 {
    KeyHash.pair(words.0, words.1)
  }
}
