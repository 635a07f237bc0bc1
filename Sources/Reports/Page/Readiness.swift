import Checks
import Forecast
import Matching

/// Whether provisioning can be switched on, and what speaks against it.
package struct Readiness: Sendable, Equatable {
  package enum Answer: String, Sendable, CaseIterable {
    /// Something would happen that cannot be undone, or an error is open.
    case notReady = "not-ready"
    /// Nothing is an error, but something should be looked at first.
    case nearlyReady = "nearly-ready"
    case ready
  }

  /// What the answer follows from; all numbers stand in `summary.json`.
  package struct Counts: Sendable, Equatable {
    /// 8x8 users.
    package var consoleTotal = 0
    /// 8x8 users that are linked, and those that probably are.
    package var linked = 0
    package var linkedUnproven = 0
    /// People who would be created a second time.
    package var createdTwice = 0
    /// People who collide with an 8x8 user that Entra does not get to see.
    package var conflicts = 0
    /// Open findings.
    package var errors = 0
    package var warnings = 0

    package init() {}
  }

  /// One thing that speaks against it, the worst first.
  enum Reason: Sendable, Equatable {
    case exportsDamaged
    case createdTwice(Int)
    case conflicts(Int)
    case errors(Int)
    case noConsoleUsers
    case linkedUnproven(Int)
    case warnings(Int)
    case domainsAssumed

    var isGrave: Bool {
      switch self {
      case .exportsDamaged, .createdTwice, .conflicts, .errors: true
      case .noConsoleUsers, .linkedUnproven, .warnings, .domainsAssumed: false
      }
    }
  }

  package let counts: Counts
  let reasons: [Reason]

  /// From numbers alone.
  package init(_ counts: Counts) { self.init(counts, besides: []) }

  private init(_ counts: Counts, besides more: [Reason]) {
    self.counts = counts
    let found: [Reason] = [
      counts.createdTwice > 0 ? .createdTwice(counts.createdTwice) : nil,
      counts.conflicts > 0 ? .conflicts(counts.conflicts) : nil,
      counts.errors > 0 ? .errors(counts.errors) : nil,
      counts.consoleTotal == 0 ? .noConsoleUsers : nil,
      counts.linkedUnproven > 0 ? .linkedUnproven(counts.linkedUnproven) : nil,
      counts.warnings > 0 ? .warnings(counts.warnings) : nil,
    ].compactMap { $0 }
    let all = more + found
    reasons = all.filter(\.isGrave) + all.filter { !$0.isGrave }
  }

  /// From a run.
  init(_ tally: Tally, _ facts: Facts) {
    var counts = Counts()
    counts.consoleTotal = tally.consoleTotal
    counts.linked = tally.consoleForecasts[.link] ?? 0
    counts.linkedUnproven = tally.consoleForecasts[.linkUnproven] ?? 0
    counts.createdTwice = tally.directoryForecasts[.createSecond] ?? 0
    counts.conflicts = tally.directoryForecasts[.conflict] ?? 0
    counts.errors = tally.severities[.error] ?? 0
    counts.warnings = tally.severities[.warning] ?? 0
    var more: [Reason] = []
    if tally.damagedExports > 0 { more.append(.exportsDamaged) }
    if facts.assumesVerifiedDomains { more.append(.domainsAssumed) }
    self.init(counts, besides: more)
  }

  package var answer: Answer {
    if reasons.contains(where: \.isGrave) { return .notReady }
    return reasons.isEmpty ? .ready : .nearlyReady
  }
}
