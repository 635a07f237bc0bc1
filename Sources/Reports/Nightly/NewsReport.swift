import Formats
package import History

/// What a night brought, for people and for programs: `news.txt`, `news.json` and `mail.eml`.
package struct NewsReport: Sendable {
  package static let textName = "news.txt"
  package static let jsonName = "news.json"
  package static let mailName = "mail.eml"

  package let news: News
  let tenant: String?

  /// - Parameter tenant: what the tenant is called; nil where nobody said.
  package init(_ news: News, tenant: String?) {
    self.news = news
    self.tenant = tenant
  }

  /// What counts as news, in the order of telling. That somebody waived a finding is no news: a person
  /// did it.
  static let kinds: [FindingChange.Kind] = [.new, .reopened, .waiverExpired, .fixed]

  /// Whether there is anything to tell: a finding that came or went, or somebody whose state changed.
  /// That people arrived or left without a finding is the day's work.
  package var isNews: Bool {
    isFirst || !moved.isEmpty || news.changes.contains { Self.kinds.contains($0.kind) }
  }

  /// Whether there is no run to compare with.
  var isFirst: Bool { news.previous == nil }

  /// Rows that were there before and changed their state.
  var moved: [StateTransition] { news.transitions.filter { $0.from != nil && $0.to != nil } }

  /// Rows that arrived or left, by list.
  var cameAndWent: [StateTransition] {
    news.transitions.filter { $0.from == nil || $0.to == nil }
  }

  /// The changes of one kind, the worst first.
  func changes(_ kind: FindingChange.Kind) -> [FindingChange] {
    let all = news.changes(kind)
    return ["error", "warning", "notice"].flatMap { severity in
      all.filter { $0.known.finding.severity == severity }
    }
  }

  /// Those of one kind that are told one by one; the remedy stands after the last of several that have
  /// the same.
  func told(_ kind: FindingChange.Kind) -> [(finding: FindingRecord, remedy: String?)] {
    let findings = changes(kind).prefix(Self.limit).map(\.known.finding)
    return findings.indices.map { position in
      let remedy = findings[position].remedy
      let isRepeated = position + 1 < findings.count && findings[position + 1].remedy == remedy
      return (findings[position], kind == .fixed || isRepeated ? nil : remedy)
    }
  }

  /// How many findings that are open now, and were not in the run before, are at least as severe as
  /// `severity`, a word of findings.csv.
  package func freshFindings(atLeast severity: String) -> Int {
    let words = ["notice", "warning", "error"]
    let level = words.firstIndex(of: severity) ?? 0
    return news.changes.count { change in
      [.new, .reopened, .waiverExpired].contains(change.kind)
        && (words.firstIndex(of: change.known.finding.severity) ?? 0) >= level
    }
  }

  // MARK: Files

  /// - Parameters:
  ///   - from: an address; nil leaves it to whoever sends the mail.
  ///   - to: addresses.
  package func mail(from: String?, to: [String]) -> [UInt8] {
    MailMessage(
      from: from, to: to, subject: NewsSentences.subject(self), date: news.run.figures.started,
      text: text(), page: NewsPage(self).html
    ).rendered
  }

  /// For programs, with a final newline. The first run has no list of changes: findings.csv has them.
  package func json(version: String) -> [UInt8] {
    let listed = isFirst ? [] : news.changes
    return JSONTree.object([
      ("schema", .number(1)),
      ("tool", .object([("name", .text("rollcall")), ("version", .text(version))])),
      ("tenant", tenant.map { .text($0) } ?? .null),
      ("run", Self.tree(news.run)),
      ("previous", news.previous.map(Self.tree) ?? .null),
      ("news", .flag(isNews)),
      (
        "counts",
        .object(
          FindingChange.Kind.allCases.map { ($0.rawValue, .number(news.changes($0).count)) })
      ),
      ("changes", .list(listed.map { Self.tree($0.known, $0.kind) })),
      ("transitions", .list(news.transitions.map(Self.tree))),
      ("oldest", .list(news.oldest.map { Self.tree($0, nil) })),
      ("accepted_gates", .list(news.run.figures.acceptedGates.map { .text($0) })),
    ]).rendered
  }

  private static func tree(_ run: StoredRun) -> JSONTree {
    .object([
      ("id", .number(run.id)),
      ("started", .text("\(UTCTime(run.figures.started))")),
      ("console", .number(run.figures.consoleTotal)),
      ("directory", .number(run.figures.directoryTotal)),
      (
        "findings",
        .object(
          ["error", "warning", "notice"].map { ($0, .number(run.figures.findings[$0] ?? 0)) })
      ),
    ])
  }

  private static func tree(_ known: KnownFinding, _ kind: FindingChange.Kind?) -> JSONTree {
    let finding = known.finding
    let first: [(String, JSONTree)] = kind.map { [("kind", .text($0.rawValue))] } ?? []
    return .object(
      first + [
        ("severity", .text(finding.severity)),
        ("rule", .text(finding.rule)),
        ("subject", .text(finding.subject)),
        ("message", .text(finding.message)),
        ("remedy", .text(finding.remedy)),
        ("console_username", .text(finding.consoleUsername)),
        ("directory_upn", .text(finding.directoryUPN)),
        ("fingerprint", .text(finding.fingerprint)),
        ("first_seen", .text("\(UTCTime(known.firstSeen))")),
        ("since", .text("\(UTCTime(known.since))")),
        ("times_seen", .number(known.timesSeen)),
      ])
  }

  private static func tree(_ transition: StateTransition) -> JSONTree {
    .object([
      ("side", .text(transition.side.rawValue)),
      ("from", transition.from.map { .text($0) } ?? .null),
      ("to", transition.to.map { .text($0) } ?? .null),
      ("count", .number(transition.count)),
    ])
  }
}
