import Dispatch
package import Formats
import Synchronization

/// A directory server that we are signed in to.
package struct LiveDirectory {
  package let source: LiveSource
  /// Servers that were preferred to this one, and why they do not serve.
  package let passedOver: [LiveError]
  let url: LDAPURL
  let session: LDAPSession
  let rootDSE: RootDSE

  /// The server that answers, as a URL.
  package var server: String { url.server }

  /// Whether it holds but some attributes of each entry.
  package var isGlobalCatalog: Bool { url.isGlobalCatalog }

  /// What kind of server it is, for people.
  package var label: String { rootDSE.isActiveDirectory ? "Active Directory over LDAP" : "LDAP" }

  /// Connects to the first of the source's servers that can be reached, and signs in. Refused
  /// credentials are not tried on the next server: that would only lock the account sooner. `passed` is
  /// told of each step that went well, and what was found. Throws ``LiveError``.
  package static func open(
    _ source: LiveSource, passed: (LiveError.Step, String) -> Void = { _, _ in }
  ) throws(LiveError) -> LiveDirectory {
    var passedOver: [LiveError] = []
    for url in source.servers {
      do {
        let session = try connect(to: url, source, passed)
        return LiveDirectory(
          source: source, passedOver: passedOver, url: url, session: session,
          rootDSE: try RootDSE.read(session))
      } catch {
        guard error.trouble == .unreachable, url != source.servers.last else { throw error }
        passedOver.append(error)
      }
    }
    throw LiveError(.malformedURL("it is empty"), server: source.name)
  }

  private static func connect(
    to url: LDAPURL, _ source: LiveSource, _ passed: (LiveError.Step, String) -> Void
  ) throws(LiveError) -> LDAPSession {
    try checkClearText(url, source)
    let session = try LDAPSession(to: url, timeout: source.timeout)
    passed(.name, url.host)
    passed(.connect, url.scheme == .ldapi ? "socket" : "port \(url.port)")
    if usesTLS(url, source) { try session.startTLS(authorities: source.authorities) }
    passed(.tls, encryption(of: session, source))
    try session.signIn(source.signIn, protection: protection(url, source))
    passed(.signIn, source.signIn.words)
    return session
  }

  /// For people.
  private static func encryption(of session: LDAPSession, _ source: LiveSource) -> String {
    if let version = session.protocolVersion() { return version }
    if session.server.scheme == .ldapi { return "not needed on a socket of this machine" }
    if case .kerberos = source.signIn { return "none; Kerberos encrypts" }
    return "none: everything travels as clear text"
  }

  /// What can be known to be wrong before anything is sent.
  static func checkClearText(_ url: LDAPURL, _ source: LiveSource) throws(LiveError) {
    guard case .simple(_, let password) = source.signIn else { return }
    guard !password.text.isEmpty else { throw LiveError(.emptyPassword, server: url.server) }
    guard protection(url, source) != .none else {
      throw LiveError(.passwordInClear, server: url.server)
    }
  }

  static func usesTLS(_ url: LDAPURL, _ source: LiveSource) -> Bool {
    url.scheme == .ldaps || (url.scheme == .ldap && source.encryption == .startTLS)
  }

  static func protection(_ url: LDAPURL, _ source: LiveSource) -> LDAPSession.Protection {
    if usesTLS(url, source) { return .tls }
    return url.scheme == .ldapi || source.encryption == .plaintextAllowed ? .accepted : .none
  }
}

extension LiveDirectory {
  /// The searches that give what the source asks for. Entries under several bases or through several
  /// filters come once: bases inside others are left out, and filters are joined. Throws
  /// ``LiveError``.
  func searches(_ attributes: [String]) throws(LiveError) -> [LDAPSearch] {
    try userSearches(attributes) + groupSearches()
  }

  func userSearches(_ attributes: [String]) throws(LiveError) -> [LDAPSearch] {
    let filters =
      url.filter.map { [$0] } ?? (source.filters.isEmpty ? [LiveSource.userFilter] : source.filters)
    let filter = LDAPSearch.any(of: filters)
    let bases = try bases()
    return bases.map {
      LDAPSearch(base: $0, scope: url.scope ?? .sub, filter: filter, attributes: attributes)
    }
  }

  func bases() throws(LiveError) -> [String] {
    if let base = url.base { return [base] }
    guard source.bases.isEmpty else { return LiveDirectory.outermost(source.bases) }
    if let base = rootDSE.defaultNamingContext { return [base] }
    guard !rootDSE.namingContexts.isEmpty else { throw session.error(.noBase) }
    return LiveDirectory.outermost(rootDSE.namingContexts)
  }

  /// The groups of the scope, wherever they stand in the domain, with all their members; and the
  /// groups that are members of them, whose own members do not count.
  func groupSearches() throws(LiveError) -> [LDAPSearch] {
    guard !source.groups.isEmpty else { return [] }
    var base = rootDSE.defaultNamingContext ?? ""
    if base.isEmpty { base = try bases()[0] }
    let named = source.groups.map { name in
      let value = LDAPSearch.escaped(name)
      return "(|(distinguishedName=\(value))(cn=\(value))(sAMAccountName=\(value)))"
    }
    func search(_ conditions: [String], _ attributes: [String]) -> LDAPSearch {
      LDAPSearch(
        base: base, filter: "(&(objectClass=group)\(LDAPSearch.any(of: conditions)))",
        attributes: ["objectClass", "objectGUID", "cn", "groupType"] + attributes)
    }
    let groups = try session.entries(search(named, []))
    guard !groups.isEmpty else { return [] }
    let inside = groups.map { "(memberOf=\(LDAPSearch.escaped($0.distinguishedName)))" }
    return [search(named, ["member"]), search(inside, [])]
  }

  /// Distinguished names that are under none of the others.
  static func outermost(_ names: [String]) -> [String] {
    let folded = names.map { $0.lowercased() }
    return names.indices.filter { index in
      !names.indices.contains { other in
        guard other != index else { return false }
        return folded[index] == folded[other]
          ? other < index : folded[index].hasSuffix("," + folded[other])
      }
    }.map { names[$0] }
  }
}

extension LiveDirectory {
  /// What a read gave besides the entries.
  package struct Outcome: Sendable {
    package var records = 0
    /// Bytes of all values.
    package var bytes = 0
    package var notices: [Notice] = []
  }

  /// Reads all entries, a page at a time: while one page is transformed on another core, the next is
  /// on its way. Results come in the order of the pages.
  ///
  /// - Parameters:
  ///   - attributes: what to ask for; none means all.
  ///   - names: the table for the values' names.
  ///   - progress: told of the entries of each page.
  ///
  /// Throws ``LiveError``, and then nothing that was transformed counts.
  package func read<T: Sendable>(
    _ attributes: [String], names: NameTable, progress: (Int) -> Void,
    _ transform: @escaping @Sendable (RecordReading.Stretch, NameTable) -> T
  ) throws(LiveError) -> ([T], Outcome) {
    try read(try searches(attributes), names: names, progress: progress, transform)
  }

  func read<T: Sendable>(
    _ searches: [LDAPSearch], names: NameTable, progress: (Int) -> Void,
    _ transform: @escaping @Sendable (RecordReading.Stretch, NameTable) -> T
  ) throws(LiveError) -> ([T], Outcome) {
    let line = TransformLine(transform)
    var outcome = Outcome()
    outcome.notices = notices
    var collector = EntryCollector(names: names)
    for search in searches {
      let end = try PagedSearch(session: session, search: search).run(&collector) { batch, names in
        progress(batch.records.count)
        line.add(batch, names)
      }
      outcome.notices += end.references.map { Notice(.reference, line: 0, detail: $0) }
    }
    outcome.records = collector.count
    outcome.bytes = collector.byteCount
    outcome.notices = Notice.merged(outcome.notices)
    return (line.finish(), outcome)
  }

  /// Throws ``LiveError`` when searches found nobody: a server hides what an account may not see, without
  /// a word (MS-ADTS, 3.1.1.4.2).
  func expectSomebody(_ count: Int, _ searches: [LDAPSearch]) throws(LiveError) {
    guard count == 0 else { return }
    let bases = searches.map { $0.base }.joined(separator: ", ")
    throw session.error(.nobody(base: bases, filter: searches.first?.filter ?? ""))
  }

  /// What is to be said of the server itself.
  var notices: [Notice] {
    url.isGlobalCatalog ? [Notice(.globalCatalog, line: 0, detail: url.server)] : []
  }

  /// The names of all attributes that the entries have, in the order in which they first occur.
  /// Throws ``LiveError``.
  package func attributeNames() throws(LiveError) -> [String] {
    var collector = EntryCollector(names: NameTable(others: .intern))
    for search in try searches([]) {
      var search = search
      search.content = .namesOnly
      _ = try PagedSearch(session: session, search: search).run(&collector) { _, _ in }
    }
    return collector.names.names
  }
}

/// Transforms batches on other threads, a few at a time so that they do not pile up.
private final class TransformLine<T: Sendable>: Sendable {
  private let transform: @Sendable (RecordReading.Stretch, NameTable) -> T
  private let results = Mutex<[Int: T]>([:])
  private let added = Mutex(0)
  private let waiting = DispatchSemaphore(value: 3)
  private let group = DispatchGroup()
  private let empty = ByteStore([])

  init(_ transform: @escaping @Sendable (RecordReading.Stretch, NameTable) -> T) {
    self.transform = transform
  }

  func add(_ batch: RecordBatch, _ names: NameTable) {
    let index = added.withLock { count in
      count += 1
      return count - 1
    }
    waiting.wait()
    DispatchQueue.global().async(group: group) { [self] in
      let result = transform(
        RecordReading.Stretch(batch: batch, input: empty, index: index), names)
      results.withLock { $0[index] = result }
      waiting.signal()
    }
  }

  /// All results, when the last is there.
  func finish() -> [T] {
    group.wait()
    return results.withLock { results in
      results.sorted { $0.key < $1.key }.map { $0.value }
    }
  }
}
