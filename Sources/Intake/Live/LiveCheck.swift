import Formats

/// Tries the way to a server's entries step by step, to say which one fails.
package struct LiveCheck: Sendable {
  package enum Result: Sendable, Equatable {
    /// With what was found, for people.
    case passed(String)
    case failed(LiveError)
    /// A step before it failed.
    case notTried
  }

  /// One step and what came of it.
  package struct Outcome: Sendable, Equatable {
    package let step: LiveError.Step
    package let result: Result
  }

  /// The server, as a URL.
  package let server: String
  /// All steps, in their order.
  package let outcomes: [Outcome]

  package var failure: LiveError? {
    for outcome in outcomes { if case .failed(let error) = outcome.result { return error } }
    return nil
  }

  /// Tries each server of a source. `attributes` is what will be asked for.
  package static func all(of source: LiveSource, _ attributes: [String]) -> [LiveCheck] {
    source.servers.map { url in
      var alone = source
      alone.servers = [url]
      return LiveCheck(alone, url, attributes)
    }
  }

  private init(_ source: LiveSource, _ url: LDAPURL, _ attributes: [String]) {
    server = url.server
    var found: [LiveError.Step: String] = [:]
    var failure: LiveError?
    do {
      let live = try LiveDirectory.open(source) { found[$0] = $1 }
      let searches = try live.searches(attributes)
      for search in searches { try live.confirmBase(search.base) }
      found[.base] = searches.map { $0.base }.distinct.joined(separator: "; ")
      let (count, names) = try live.survey(searches)
      try live.expectSomebody(count, searches)
      found[.filter] = "\(count) entries"
      found[.attributes] = LiveCheck.words(missing: attributes, among: names)
    } catch {
      failure = error
      // Who is refused a connection has a name.
      if error.step == .connect { found[.name] = url.host }
    }
    outcomes = LiveError.Step.allCases.map { step in
      let result: Result =
        if let failure, failure.step == step {
          .failed(failure)
        } else {
          found[step].map { .passed($0) } ?? .notTried
        }
      return Outcome(step: step, result: result)
    }
  }

  private static func words(missing attributes: [String], among names: Set<String>) -> String {
    let missing = attributes.filter { !names.contains($0.lowercased()) }
    return missing.isEmpty
      ? "all there" : "empty for everybody: \(missing.joined(separator: ", "))"
  }
}

extension LiveDirectory {
  /// Throws ``LiveError`` when there is no such entry.
  fileprivate func confirmBase(_ base: String) throws(LiveError) {
    // "1.1" asks for no attribute (RFC 4511, section 4.5.1.8).
    let found = try session.entries(LDAPSearch(base: base, scope: .base, attributes: ["1.1"]))
    guard !found.isEmpty else { throw session.error(.unknownBase(base)) }
  }

  /// How many entries there are, and the names of all attributes that any of them has. Throws
  /// ``LiveError``.
  fileprivate func survey(
    _ searches: [LDAPSearch]
  ) throws(LiveError) -> (count: Int, names: Set<String>) {
    var collector = EntryCollector(names: NameTable(others: .intern))
    for search in searches {
      var search = search
      search.content = .namesOnly
      _ = try PagedSearch(session: session, search: search).run(&collector) { _, _ in }
    }
    return (collector.count, Set(collector.names.names.map { $0.lowercased() }))
  }
}

extension LiveError {
  /// The step that failed.
  package var step: Step {
    switch kind {
    case .malformedURL, .unknownHost: .name
    case .libraryMissing, .notConnected: .connect
    case .timedOut(let step, _): step
    case .noAuthorities, .unreadableAuthorities, .certificate, .failedHandshake, .startTLSRefused:
      .tls
    case .passwordInClear, .emptyPassword, .badCredentials, .strongerSignInNeeded, .kerberos,
      .unprotectedKerberos:
      .signIn
    case .malformedFilter, .nobody: .filter
    case .notPermitted, .unknownBase, .malformedBase, .referred, .noBase, .sizeLimit, .timeLimit,
      .busy, .lost, .incompleteValues, .refused, .library:
      .base
    }
  }
}

extension Array where Element: Hashable {
  /// Each once, in order.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
