import Formats
package import Roster

/// Reads directory sources: LDIF, csvde, PowerShell, Entra.
package struct DirectoryIntake: Sendable {
  /// What one source gave.
  package struct Result: Sendable {
    package var info: SourceInfo
    package var parts: [DirectoryPart]
  }

  private let role: SourceInfo.Role
  private let alternateLoginID: String?
  private let columns: [String: String]
  private let membership: Membership
  private let asked: [String]

  /// - Parameters:
  ///   - role: as what the source was given.
  ///   - alternateLoginID: see ``DirectoryNames``.
  ///   - columns: LDAP name to CSV header, from the configuration.
  ///   - membership: whether memberOf is kept.
  ///   - asked: further attributes to read, see ``DirectoryNames``.
  package init(
    role: SourceInfo.Role = .directory, alternateLoginID: String? = nil,
    columns: [String: String] = [:], membership: Membership = .ignored, asked: [String] = []
  ) {
    self.role = role
    self.alternateLoginID = alternateLoginID
    self.columns = columns
    self.membership = membership
    self.asked = asked
  }

  /// Reads one input as source number `source`. Throws ``IntakeError`` if it holds no users at all.
  package func read(
    _ input: Input, source: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(IntakeError) -> Result {
    let reading = RecordReading(input, progress: progress)
    var info = SourceInfo(
      role: role, name: input.name, kind: input.format.label, encoding: input.encoding.rawValue,
      bytes: input.byteCount, sha256: input.checksum)
    info.contradictions = input.contradictions
    let names: DirectoryNames
    let parts: [DirectoryPart]
    switch input.format {
    case .ldif where role == .entra:
      throw IntakeError(.directoryInPlaceOfEntra, source: input.name)
    case .ldif:
      names = attributeNames
      parts = readLDIF(reading, names, source)
    case .csv(let dialect):
      names = DirectoryNames(
        .headers, alternateLoginID: alternateLoginID, columns: columns, membership: membership,
        asked: asked)
      parts = try readCSV(reading, input, dialect, names, source, &info)
    case .scim: throw IntakeError(.notOfFormat("a directory"), source: input.name)
    }
    collect(parts, names, into: &info)
    if info.records == 0, !info.rejects.isEmpty,
      info.rejects.allSatisfy({ $0.reason == .changeRecord })
    {
      throw IntakeError(.onlyChangeRecords, source: input.name)
    }
    guard info.records > 0 || !info.rejects.isEmpty else {
      throw IntakeError(.noRecords, source: input.name)
    }
    return Result(info: info, parts: parts)
  }

  /// What a directory server is asked for.
  package var requestedAttributes: [String] { attributeNames.requestedAttributes }

  private var attributeNames: DirectoryNames {
    DirectoryNames(
      .attributes, alternateLoginID: alternateLoginID, columns: columns, membership: membership,
      asked: asked)
  }

  /// Reads a directory server as source number `source`; `progress` is told of entries. Throws
  /// ``LiveError``.
  package func read(
    _ live: LiveDirectory, source: Int, progress: (Int) -> Void = { _ in }
  ) throws(LiveError) -> Result {
    let searches = try live.searches(requestedAttributes)
    var (result, outcome) = try read(live, searches, source, progress)
    try live.expectSomebody(result.info.records, searches)
    result.info.bytes = outcome.bytes
    result.info.notices = Notice.merged(outcome.notices + result.info.notices)
    return result
  }

  /// What brings the copy of a server up to date that this intake reads.
  package func refresh(of live: LiveDirectory, now: Int) -> MirrorRefresh {
    MirrorRefresh(
      live: live, attributes: requestedAttributes, names: attributeNames.table, now: now)
  }

  /// Reads the copy of a server, just brought up to date, as source number `source`; the groups of the
  /// scope come from the server, which does not count a new member as a change. Throws ``LiveError``.
  package func read(
    _ copy: MirrorRefresh.Result, of live: LiveDirectory, source: Int
  ) throws(LiveError) -> Result {
    try live.expectSomebody(copy.state.entryCount, try live.userSearches([]))
    var (result, outcome) = try read(live, try live.groupSearches(), source) { _ in }
    let store = ByteStore(copy.text.bytes)
    let parts = readLDIF(RecordReading(store), attributeNames, source)
    result.info.bytes = outcome.bytes + store.count
    let references = copy.state.references.map { Notice(.reference, line: 0, detail: $0) }
    result.info.notices = live.notices + references
    result.info.records = 0
    result.parts = parts + result.parts
    collect(result.parts, attributeNames, into: &result.info)
    return result
  }

  private func read(
    _ live: LiveDirectory, _ searches: [LDAPSearch], _ source: Int, _ progress: (Int) -> Void
  ) throws(LiveError) -> (Result, LiveDirectory.Outcome) {
    let names = attributeNames
    var info = SourceInfo(
      role: role, name: live.source.name, kind: live.label, encoding: TextEncoding.utf8.rawValue,
      bytes: 0, sha256: "")
    info.places = .entries(server: live.server)
    let (parts, outcome) = try live.read(searches, names: names.table, progress: progress) {
      [membership] stretch, _ in
      DirectoryPart(
        stretch.batch, input: stretch.input, names: names, lists: .separate,
        membership: membership, source: source)
    }
    collect(parts, names, into: &info)
    return (Result(info: info, parts: parts), outcome)
  }

  private func readLDIF(
    _ reading: RecordReading, _ names: DirectoryNames, _ source: Int
  ) -> [DirectoryPart] {
    let users = reading.joinedLDIF(names: names.table, foldedNames: .unjoined) { stretch, _ in
      DirectoryPart(
        stretch.batch, input: stretch.input, names: names, lists: .separate,
        membership: membership, source: source)
    }
    return users.map { [$0] } ?? []
  }

  private func readCSV(
    _ reading: RecordReading, _ input: Input, _ dialect: CSVDialect, _ names: DirectoryNames,
    _ source: Int, _ info: inout SourceInfo
  ) throws(IntakeError) -> [DirectoryPart] {
    let table = names.table
    let header = input.text.withSpan { bytes in
      CSVHeader.find(bytes, start: input.start, dialect: dialect) { table.id(of: $0) != nil }
    }
    let columns = header.names.map { table.id(of: $0) }
    guard columns.contains(where: { $0 != nil }) else {
      throw IntakeError(
        .noUsefulColumns(wanted: "a directory user", found: header.names), source: input.name)
    }
    if role == .entra, isActiveDirectory(header.names, columns, names) {
      throw IntakeError(.directoryInPlaceOfEntra, source: input.name)
    }
    info.notices += header.notices
    info.unusedNames = zip(header.names, columns).filter { $1 == nil && !$0.isEmpty }.map { $0.0 }
    let scanner = CSVScanner(dialect: dialect, columns: columns, header: header)
    let users = reading.joinedCSV(scanner, header: header) { stretch in
      DirectoryPart(
        stretch.batch, input: stretch.input, names: names, lists: .semicolons,
        membership: membership, source: source)
    }
    return users.map { [$0] } ?? []
  }

  /// Whether a CSV has columns that only Active Directory has, and none that only Entra has. It would
  /// prove cloud names by themselves.
  private func isActiveDirectory(
    _ headers: [String], _ columns: [NameID?], _ names: DirectoryNames
  ) -> Bool {
    let ours: Set<DirectoryNames.Use> = [
      .field(.entraObjectID), .signal(.immutableID), .signal(.userType),
    ]
    return Recognition.namesActiveDirectory(headers)
      && !columns.contains { $0.flatMap(names.use(of:)).map(ours.contains) ?? false }
  }

  private func collect(
    _ parts: [DirectoryPart], _ names: DirectoryNames, into info: inout SourceInfo
  ) {
    var seen: Set<NameID> = []
    for part in parts {
      info.records += part.records
      info.rejects += part.rejects
      info.notices = Notice.merged(info.notices + part.notices)
      seen.formUnion(part.seenNames)
    }
    info.usedNames = seen.sorted { $0.rawValue < $1.rawValue }.map {
      names.table.names[Int($0.rawValue)]
    }
  }
}
