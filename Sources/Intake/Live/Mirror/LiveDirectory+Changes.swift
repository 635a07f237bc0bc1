import Formats

extension LiveDirectory {
  /// What has changed since a mark.
  struct Changes {
    var guids: Set<GUID> = []
    /// Whether a deletion is certain to be among them.
    var tellsDeletions: Bool
    /// Where the next changes count from.
    var mark: ChangeMark
  }

  /// Where changes count from that come after now; nil when this server cannot tell. To be taken before
  /// the entries are read: a change in between is then told once more rather than not at all. Throws
  /// ``LiveError``.
  func currentMark() throws(LiveError) -> ChangeMark? {
    guard rootDSE.isActiveDirectory else { return nil }
    if rootDSE.hasChangeTracking, let context = rootDSE.defaultNamingContext {
      for rights in [DirSyncRights.replication, .reader] {
        if let cookie = try firstCookie(rights, context) {
          return .dirSync(rights, cookie: cookie)
        }
      }
    }
    guard let number = rootDSE.highestCommittedUSN, let invocationID = try invocationID() else {
      return nil
    }
    return .sequence(number: number, invocationID: invocationID)
  }

  /// A cookie without the entries before it: the filter lets none through. Nil when these rights do not
  /// suffice.
  private func firstCookie(_ rights: DirSyncRights, _ context: String) throws(LiveError) -> [UInt8]?
  {
    let search = LDAPSearch(
      base: context, filter: "(!(objectClass=*))", attributes: ["objectGUID"])
    do {
      let cookie = try dirSync(search, rights, since: [], into: nil)
      return cookie.isEmpty ? nil : cookie
    } catch {
      guard error.isRefusal else { throw error }
      return nil
    }
  }

  /// The entries with changes since `mark`. Throws ``LiveError``; ``LiveError/isRefusal`` says that the
  /// server does not take the mark.
  func changes(since mark: ChangeMark, _ attributes: [String]) throws(LiveError) -> Changes? {
    switch mark {
    case .dirSync(let rights, let cookie):
      guard let context = rootDSE.defaultNamingContext else { return nil }
      let search = LDAPSearch(
        base: context, filter: LiveDirectory.holdersFilter,
        attributes: attributes + ["name", "isDeleted"])
      var guids: Set<GUID> = []
      let next = try dirSync(search, rights, since: cookie) { guids.insert($0) }
      return Changes(
        guids: guids, tellsDeletions: rights == .replication,
        mark: .dirSync(rights, cookie: next.isEmpty ? cookie : next))
    case .sequence(let number, let invocationID):
      guard try self.invocationID() == invocationID, let now = rootDSE.highestCommittedUSN,
        now >= number
      else { return nil }
      let search = LDAPSearch(
        base: rootDSE.defaultNamingContext ?? "",
        filter: "(&(uSNChanged>=\(number + 1))\(LiveDirectory.holdersFilter))",
        attributes: ["objectGUID"])
      return Changes(
        guids: Set(try identifiers(search).keys), tellsDeletions: false,
        mark: .sequence(number: now, invocationID: invocationID))
    }
  }

  /// Users, and what users stand in: when an organisational unit is renamed or moved, the names of all
  /// entries in it change, and none of them counts as changed.
  private static let holdersFilter = "(|(objectClass=user)\(containers))"
  private static let containers =
    "(objectClass=organizationalUnit)(objectClass=container)(objectClass=builtinDomain)"

  /// Follows DirSync to its end and gives the new cookie.
  private func dirSync(
    _ search: LDAPSearch, _ rights: DirSyncRights, since cookie: [UInt8],
    into take: ((GUID) -> Void)?
  ) throws(LiveError) -> [UInt8] {
    var cookie = cookie
    while true {
      var collector = EntryCollector(names: NameTable(["objectGUID"], others: .skip))
      let end = try session.search(
        search, [.changes(flags: rights.rawValue, cookie: cookie)], into: &collector)
      if let take {
        for guid in LiveDirectory.guids(of: collector.batch) { take(guid) }
      }
      let isStuck = collector.count == 0 && end.cookie == cookie
      if !end.cookie.isEmpty { cookie = end.cookie }
      if !end.hasMoreChanges { return cookie }
      guard !isStuck else { throw session.error(.library(reason: "its changes do not end")) }
    }
  }

  private static func guids(of batch: RecordBatch) -> [GUID] {
    batch.values.compactMap { GUID(raw: batch.decoded.span, in: $0.slice.range) }
  }

  /// The objectGUID of what a search finds, each with its distinguished name.
  func identifiers(_ search: LDAPSearch) throws(LiveError) -> [GUID: [UInt8]] {
    var names: [GUID: [UInt8]] = [:]
    var search = search
    search.attributes = ["objectGUID"]
    var collector = EntryCollector(names: NameTable(["objectGUID"], others: .skip))
    _ = try PagedSearch(session: session, search: search).run(&collector) { batch, _ in
      for record in batch.records where record.valueCount > 0 {
        let value = batch.values[record.firstValue].slice
        guard let guid = GUID(raw: batch.decoded.span, in: value.range) else { continue }
        names[guid] = Array(batch.decoded[record.dn.range])
      }
    }
    return names
  }

  /// Whether any of these is something that users stand in.
  func includesContainer(_ guids: [GUID]) throws(LiveError) -> Bool {
    guard let context = rootDSE.defaultNamingContext else { return true }
    for part in LiveDirectory.parts(of: guids) {
      let filter = "(&(|\(LiveDirectory.containers))\(LiveDirectory.filter(for: part)))"
      let search = LDAPSearch(base: context, filter: filter, attributes: ["objectGUID"])
      if !(try session.entries(search)).isEmpty { return true }
    }
    return false
  }

  /// Lets the entries with these identifiers through.
  static func filter(for guids: some Sequence<GUID>) -> String {
    "(|" + guids.map { "(objectGUID=\(LDAPSearch.escaped($0.bytes)))" }.joined() + ")"
  }

  /// As many as one filter should hold.
  static func parts(of guids: [GUID]) -> [ArraySlice<GUID>] {
    stride(from: 0, to: guids.count, by: 100).map { guids[$0..<min($0 + 100, guids.count)] }
  }

  /// Which life of which domain controller this is; a restored one gets a new identity. It stands in the
  /// entry that the root DSE names.
  private func invocationID() throws(LiveError) -> GUID? {
    guard let name = rootDSE.serviceName else { return nil }
    let search = LDAPSearch(base: name, scope: .base, attributes: ["invocationId"])
    do {
      return try session.entries(search).first?.guid("invocationId")
    } catch {
      guard error.isRefusal else { throw error }
      return nil
    }
  }
}

extension LiveError {
  /// Whether the server answered and said no, so that another way may be tried.
  var isRefusal: Bool {
    switch kind {
    case .refused, .notPermitted, .unknownBase: true
    default: false
    }
  }
}
