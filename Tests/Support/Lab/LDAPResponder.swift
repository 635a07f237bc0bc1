import Foundation
import Synchronization

/// A made-up LDAP server in clear text on loopback, for what no real one here does: the limits of
/// Windows, its error texts, and answers that nobody should ever get.
package final class LDAPResponder: Sendable {
  /// How it answers.
  package struct Manner: Sendable {
    package var bind = LDAPAnswer.Result.success
    /// How every search but the one for the root DSE ends.
    package var search = LDAPAnswer.Result.success
    package var entries = (1...3).map { LDAPEntry.user("user\($0)") }
    /// Servers to ask further, given with the entries.
    package var references: [String] = []
    /// Entries on a page, whatever is asked for (AD's MaxPageSize).
    package var pageLimit = 1_000
    /// Values of an attribute that are given at a time (AD's MaxValRange).
    package var valueLimit = 1_500
    /// After so many values of an attribute, no more are given, though there are.
    package var valuesUntil = Int.max
    /// What is done with the wish for pages.
    package var paging = Paging.granted
    /// Bytes in place of the answer to a search; nil for the usual answer.
    package var instead: [UInt8]?
    /// What becomes of the answer to a search before it is sent; then the connection is closed.
    package var damage: (@Sendable ([UInt8]) -> [UInt8])?
    /// Whether the first page never ends: an entry now and then, for ever.
    package var isEndless = false

    package enum Paging: Sendable {
      case granted
      /// Everything comes at once, and nothing is said of pages.
      case ignored
      /// What is said of the page cannot be read.
      case garbled
      /// After the last entry, empty pages follow for ever.
      case withoutEnd
    }

    package init() {}
  }

  private let listener: TCPSocket
  private let manner: Manner
  private let seen = Mutex<[LDAPRequest]>([])

  package var uri: String { "ldap://127.0.0.1:\(listener.port)" }
  /// What clients asked, in order.
  package var requests: [LDAPRequest] { seen.withLock { $0 } }
  /// The searches among them that are not for the root DSE.
  package var searches: [LDAPRequest.Search] {
    requests.compactMap { request in
      guard case .search(let search) = request.operation, !search.isForRootDSE else { return nil }
      return search
    }
  }

  package init(_ change: (inout Manner) -> Void = { _ in }) throws {
    var manner = Manner()
    change(&manner)
    self.manner = manner
    listener = try TCPSocket.listening()
    Thread.detachNewThread { [self] in
      while let client = listener.accepted() {
        Thread.detachNewThread { self.serve(client) }
      }
    }
  }

  package func stop() { listener.shutDown() }

  private func serve(_ client: TCPSocket) {
    defer { client.close() }
    var pending: [UInt8] = []
    while let more = client.receive() {
      pending += more
      while let length = BERReader.length(pending, at: 1) {
        let end = 1 + length.size + length.value
        guard pending.count >= end, let request = LDAPRequest(Array(pending[..<end])) else { break }
        pending.removeFirst(end)
        seen.withLock { $0.append(request) }
        guard answer(request, client) else { return }
      }
    }
  }

  /// Whether the connection goes on.
  private func answer(_ request: LDAPRequest, _ client: TCPSocket) -> Bool {
    switch request.operation {
    case .bind: return client.send(LDAPAnswer.bind(request.id, manner.bind))
    case .search(let search):
      if search.isForRootDSE { return client.send(rootDSE(request.id)) }
      if let bytes = manner.instead { return client.send(bytes) }
      if let damage = manner.damage {
        client.send(damage(found(request.id, search)))
        return false
      }
      return client.send(found(request.id, search)) && (!manner.isEndless || goOn(request, client))
    case .extended:
      return client.send(LDAPAnswer.extended(request.id, LDAPAnswer.Result(2, "not here")))
    case .unbind: return false
    case .other: return true
    }
  }

  private func goOn(_ request: LDAPRequest, _ client: TCPSocket) -> Bool {
    var number = 0
    while client.send(LDAPAnswer.entry(request.id, .user("endless\(number)"))) {
      number += 1
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  private func rootDSE(_ id: Int) -> [UInt8] {
    let base = "DC=lab,DC=example"
    let entry = LDAPEntry(
      dn: "",
      attributes: [
        ("defaultNamingContext", [base]), ("namingContexts", [base]),
        ("supportedControl", [LDAPAnswer.pagedResults]), ("supportedLDAPVersion", ["3"]),
      ])
    return LDAPAnswer.entry(id, entry) + LDAPAnswer.done(id, .success)
  }

  /// The entries of one page, and its end.
  private func found(_ id: Int, _ search: LDAPRequest.Search) -> [UInt8] {
    var entries = manner.entries[...]
    if search.scope == 0 { entries = entries.filter { $0.dn == search.base }[...] }
    let start = Int(String(decoding: search.page?.cookie ?? [], as: UTF8.self)) ?? 0
    let isPaged = search.page != nil && manner.paging != .ignored
    let size = isPaged ? min(search.page?.size ?? 0, manner.pageLimit) : entries.count
    let page = entries.dropFirst(start).prefix(size)
    var bytes = page.flatMap { LDAPAnswer.entry(id, asked(of: $0, search.attributes)) }
    if start == 0 { bytes += manner.references.flatMap { LDAPAnswer.reference(id, $0) } }
    if manner.isEndless { return bytes }
    let next = start + page.count
    if manner.paging == .garbled {
      return bytes + LDAPAnswer.done(id, manner.search, control: [0x30, 0x7F, 0x02])
    }
    let isLast = next >= entries.count && manner.paging != .withoutEnd
    let cookie = isLast ? [] : Array(String(next).utf8)
    return bytes + LDAPAnswer.done(id, manner.search, cookie: isPaged ? cookie : nil)
  }

  /// The attributes that were asked for, and of each no more values than the limit allows. Windows
  /// then gives the attribute twice: by its name without values, and with the range that it gives
  /// (MS-ADTS, section 3.1.1.3.1.3.3).
  private func asked(of entry: LDAPEntry, _ names: [String]) -> LDAPEntry {
    LDAPEntry(
      dn: entry.dn,
      attributes: entry.attributes.flatMap { attribute -> [(name: String, values: [String])] in
        let name = attribute.name.lowercased()
        let wanted = names.first { $0 == name || $0.hasPrefix(name + ";range=") }
        guard names.isEmpty || names.contains("*") || wanted != nil else { return [] }
        let first = wanted?.split(separator: "=").last?.split(separator: "-").first
        return range(of: attribute, from: first.flatMap { Int($0) } ?? 0)
      })
  }

  private func range(
    of attribute: (name: String, values: [String]), from start: Int
  ) -> [(name: String, values: [String])] {
    guard start < manner.valuesUntil else { return [] }
    let values = Array(attribute.values.dropFirst(start).prefix(manner.valueLimit))
    let end = start + values.count
    if end == attribute.values.count, start == 0 { return [attribute] }
    let last = end == attribute.values.count ? "*" : String(end - 1)
    return [(attribute.name, []), ("\(attribute.name);range=\(start)-\(last)", values)]
  }
}
