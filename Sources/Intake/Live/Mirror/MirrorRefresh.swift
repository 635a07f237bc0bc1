import Formats

/// Brings the copy of a directory up to date.
package struct MirrorRefresh {
  let live: LiveDirectory
  /// What is asked for; objectGUID must be among it.
  let attributes: [String]
  /// The table for the values' names.
  let names: NameTable
  /// Seconds since 1970.
  let now: Int

  /// When everything is read though changes would do.
  package struct Policy: Sendable {
    /// Days after which a full read is due.
    package var fullReadDays: Int
    package var request: Request

    package enum Request: Sendable {
      case changesIfPossible
      case everything
    }

    package init(fullReadDays: Int, request: Request) {
      self.fullReadDays = fullReadDays
      self.request = request
    }
  }

  /// How the copy was brought up to date.
  package enum Way: Sendable, Equatable {
    case everything(FullReadReason)
    case changes(changed: Int, removed: Int)
  }

  /// A copy that is up to date.
  package struct Result: Sendable {
    package let way: Way
    package let state: MirrorState
    let text: MirrorText

    init(way: Way, state: MirrorState, text: MirrorText) {
      self.way = way
      self.text = text.sorted()
      var state = state
      state.entryCount = self.text.entries.count
      self.state = state
    }

    /// The file to keep.
    package var file: [UInt8] {
      var file = Mirror.head
      file.reserveCapacity(text.bytes.count + 4096)
      file += text.bytes
      state.append(to: &file)
      return file
    }
  }

  /// Nil when the server cannot tell changes at all: then a copy is of no use. `progress` is told of
  /// entries. Throws ``LiveError``.
  package func run(
    _ mirror: Mirror?, damaged: Bool, _ policy: Policy, progress: (Int) -> Void
  ) throws(LiveError) -> Result? {
    if let reason = try reasonForAll(mirror, damaged, policy) {
      return try readAll(reason, progress)
    }
    guard let mirror else { return nil }
    do {
      guard let changes = try live.changes(since: mirror.state.mark, attributes) else {
        return try readAll(.otherServer, progress)
      }
      if changes.guids.count > 1000, changes.guids.count > mirror.text.entries.count / 4 {
        return try readAll(.manyChanges(changes.guids.count), progress)
      }
      return try apply(changes, to: mirror, progress)
    } catch {
      guard error.isRefusal else { throw error }
      return try readAll(.refused(error), progress)
    }
  }

  private func reasonForAll(
    _ mirror: Mirror?, _ isDamaged: Bool, _ policy: Policy
  ) throws(LiveError) -> FullReadReason? {
    guard let mirror else { return isDamaged ? .damagedMirror : .noMirror }
    guard policy.request == .changesIfPossible else { return .asked }
    guard mirror.state.query == (try query()) else { return .otherQuestion }
    let days = (now - mirror.state.fullReadAt) / 86_400
    // A clock that was put back must not postpone it.
    return days >= policy.fullReadDays || now < mirror.state.fullReadAt ? .due(days: days) : nil
  }

  /// The question as one text.
  private func query() throws(LiveError) -> String {
    let searches = try live.userSearches(attributes).map {
      "\($0.base) \($0.scope.rawValue) \($0.filter)"
    }
    let names = attributes.map { $0.lowercased() }.sorted()
    // Another account may see other entries.
    let place = [live.source.name, live.source.signIn.words]
    return (place + searches + names).joined(separator: "\n")
  }

  private func readAll(
    _ reason: FullReadReason, _ progress: (Int) -> Void
  ) throws(LiveError) -> Result? {
    guard let mark = try live.currentMark() else { return nil }
    var text = MirrorText()
    var references: [String] = []
    for search in try live.userSearches(attributes) {
      references += try read(search, into: &text, progress)
    }
    return Result(
      way: .everything(reason),
      state: MirrorState(
        query: try query(), mark: mark, readAt: now, fullReadAt: now,
        entryCount: 0, references: MirrorRefresh.distinct(references)),
      text: text)
  }

  /// Reads the changed entries anew, whole: what a search finds of them replaces what was there, what it
  /// does not find is gone. So a change of any kind (of a value, a name, a place, a right) gives what a
  /// full read would.
  private func apply(
    _ changes: LiveDirectory.Changes, to mirror: Mirror, _ progress: (Int) -> Void
  ) throws(LiveError) -> Result {
    var stale = changes.guids
    var text = try read(Array(stale), progress)
    let known = Set(mirror.text.entries.map { $0.guid })
    let found = Set(text.entries.map { $0.guid })
    let strangers = stale.filter { !known.contains($0) && !found.contains($0) }
    var mustCompare = !changes.tellsDeletions
    if !mustCompare { mustCompare = try live.includesContainer(Array(strangers)) }
    if mustCompare {
      let (missing, gone) = try compare(mirror, besides: stale)
      text.append(try read(missing, progress))
      stale.formUnion(missing)
      stale.formUnion(gone)
    }
    let changed = text.entries.count
    let removed = stale.intersection(known).subtracting(text.entries.map { $0.guid }).count
    for entry in mirror.text.entries where !stale.contains(entry.guid) {
      text.append(entry, of: mirror.text, from: mirror.store)
    }
    var state = mirror.state
    state.mark = changes.mark
    state.readAt = now
    return Result(
      way: .changes(changed: changed, removed: removed), state: state, text: text)
  }

  /// Lists who is there: whom the mirror lacks or has under another name, and who is gone.
  private func compare(
    _ mirror: Mirror, besides stale: Set<GUID>
  ) throws(LiveError) -> (missing: [GUID], gone: [GUID]) {
    var present: [GUID: [UInt8]] = [:]
    for search in try live.userSearches(attributes) {
      present.merge(try live.identifiers(search)) { _, later in later }
    }
    var gone: [GUID] = []
    for entry in mirror.text.entries {
      guard let name = present.removeValue(forKey: entry.guid) else {
        gone.append(entry.guid)
        continue
      }
      if !mirror.text.name(of: entry).elementsEqual(name) { present[entry.guid] = name }
    }
    return (present.keys.filter { !stale.contains($0) }, gone)
  }

  private func read(_ guids: [GUID], _ progress: (Int) -> Void) throws(LiveError) -> MirrorText {
    var text = MirrorText()
    for part in LiveDirectory.parts(of: guids) {
      for var search in try live.userSearches(attributes) {
        search.filter =
          "(&\(LDAPSearch.parenthesised(search.filter))\(LiveDirectory.filter(for: part)))"
        _ = try read(search, into: &text, progress)
      }
    }
    return text
  }

  /// Gives the references that came along.
  private func read(
    _ search: LDAPSearch, into text: inout MirrorText, _ progress: (Int) -> Void
  ) throws(LiveError) -> [String] {
    guard let guid = names.id(of: "objectGUID") else { return [] }
    var collector = EntryCollector(names: names)
    var nameless: String?
    let end = try PagedSearch(session: live.session, search: search).run(&collector) {
      batch, names in
      progress(batch.records.count)
      nameless = nameless ?? text.append(batch, names: names, guid: guid)
    }
    if let nameless {
      throw live.session.error(.incompleteValues(attribute: "objectGUID", entry: nameless))
    }
    return end.references
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
