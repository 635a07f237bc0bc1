import Formats

/// A search of any size, a page at a time (RFC 2696), with all values of every attribute.
struct PagedSearch {
  /// What Active Directory gives at most (MaxPageSize, Microsoft "LDAP policies").
  private static let standardSize = 1000
  /// So many pages in a row may be empty, as they are when a filter lets few through.
  private static let emptyPages = 1000
  /// Below this, a server that still refuses has another reason.
  private static let smallestSize = 10

  let session: LDAPSession
  let search: LDAPSearch

  /// What came besides the entries.
  struct Outcome {
    var references: [String] = []
    var pages = 0
  }

  /// Gives every page to `take`, with the names that its values refer to; the collector goes on with
  /// the same table. Throws ``LiveError``, and then nothing that was given counts.
  func run(
    _ collector: inout EntryCollector, _ take: (RecordBatch, NameTable) -> Void
  ) throws(LiveError) -> Outcome {
    var outcome = Outcome()
    var size: Int? = PagedSearch.standardSize
    var cookie: [UInt8] = []
    var emptyPages = 0
    var page = try send(size, cookie)
    while true {
      let end: LDAPSession.SearchEnd
      let before = collector.count
      do {
        end = try session.receive(page, into: &collector)
      } catch {
        guard outcome.pages == 0, collector.count == before, let current = size,
          let smaller = PagedSearch.fallback(from: current, after: error)
        else { throw error }
        size = smaller.size
        page = try send(size, cookie)
        continue
      }
      outcome.references += end.references
      outcome.pages += 1
      emptyPages = collector.count == before ? emptyPages + 1 : 0
      let isStuck = emptyPages > 0 && !end.cookie.isEmpty && end.cookie == cookie
      guard !isStuck, emptyPages <= PagedSearch.emptyPages else {
        throw session.error(.library(reason: "its pages do not end"))
      }
      cookie = end.cookie
      try complete(&collector)
      // The server works on the next page while this one is looked at.
      if !cookie.isEmpty { page = try send(size, cookie) }
      take(collector.takeBatch(), collector.names)
      if cookie.isEmpty { return outcome }
    }
  }

  /// Asks for a page; without a size for everything.
  private func send(_ size: Int?, _ cookie: [UInt8]) throws(LiveError) -> LDAPSession.Pending {
    try session.send(search, size.map { [.page(size: $0, cookie: cookie)] } ?? [])
  }

  /// How to go on after a refusal of the first page; nil when paging is not what the server refuses.
  private static func fallback(from size: Int, after error: LiveError) -> Paging? {
    guard case .refused(let answer) = error.kind else { return nil }
    switch answer.code {
    // OpenLDAP calls a page that is too large "administrative limit exceeded".
    case 11 where size / 2 >= smallestSize: return .pages(of: size / 2)
    // unavailableCriticalExtension: the whole must come in one piece.
    case 12: return .onePiece
    default: return nil
    }
  }

  private enum Paging {
    case pages(of: Int)
    case onePiece

    var size: Int? {
      switch self {
      case .pages(let size): size
      case .onePiece: nil
      }
    }
  }

  /// Asks for the values that the server held back.
  private func complete(_ collector: inout EntryCollector) throws(LiveError) {
    for remainder in collector.remainders {
      let name = collector.batch.records[remainder.record].dn
      let entry = String(decoding: collector.batch.decoded[name.range], as: UTF8.self)
      collector.extend(remainder, with: try values(behind: remainder, of: entry))
    }
  }

  /// The values from `remainder.next` on.
  private func values(
    behind remainder: EntryCollector.Remainder, of entry: String
  ) throws(LiveError) -> [[UInt8]] {
    var values: [[UInt8]] = []
    var next: Int? = remainder.next
    while let start = next {
      var part = EntryCollector(names: NameTable(others: .intern))
      let range = "\(remainder.attribute);range=\(start)-*"
      _ = try session.search(
        LDAPSearch(base: entry, scope: .base, attributes: [range]), into: &part)
      next = part.remainders.first?.next
      // The last part always comes, as `member;range=1500-*`: without it the values have changed
      // meanwhile, and some may have moved into a part that was read before.
      guard let found = LDAPEntry.all(of: part.batch, names: part.names).first,
        part.names.id(of: remainder.attribute) != nil, next.map({ $0 > start }) ?? true
      else {
        throw session.error(.incompleteValues(attribute: remainder.attribute, entry: entry))
      }
      values += found.values(String(remainder.attribute.prefix { $0 != ";" }))
    }
    return values
  }
}
