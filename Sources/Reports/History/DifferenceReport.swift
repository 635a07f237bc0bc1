import Formats
package import History

/// What is different between two runs: `rollcall history diff`.
package struct DifferenceReport: Sendable {
  /// How many findings of a kind are told one by one as text.
  private static let limit = 25

  private let difference: RunDifference

  package init(_ difference: RunDifference) { self.difference = difference }

  private func changes(_ kind: FindingChange.Kind) -> [FindingChange] {
    difference.changes.filter { $0.kind == kind }
  }

  /// With a final newline.
  package func text(width: Int, colour: Colour) -> String {
    var page = Page(width: min(width, 100), colour: colour)
    page.line("From \(HistoryWords.name(difference.earlier))", .heading)
    page.line("to   \(HistoryWords.name(difference.later))", .heading)
    if difference.changes.isEmpty, difference.transitions.isEmpty {
      page.gap()
      page.paragraph(HistoryWords.same, indent: 0)
    }
    Self.add(difference.transitions, to: &page)
    for kind in FindingChange.Kind.allCases { add(kind, to: &page) }
    return page.text
  }

  private func add(_ kind: FindingChange.Kind, to page: inout Page) {
    let changes = changes(kind)
    guard !changes.isEmpty else { return }
    page.gap()
    page.line("\(NewsSentences.heading(kind)) (\(Sentences.number(changes.count)))", .heading)
    for change in changes.prefix(Self.limit) {
      page.paragraph(
        change.known.finding.message, indent: 11, label: "  \(change.known.finding.severity)")
    }
    if changes.count > Self.limit {
      page.line("  \(HistoryWords.more(changes.count - Self.limit))")
    }
  }

  static func add(_ transitions: [StateTransition], to page: inout Page) {
    guard !transitions.isEmpty else { return }
    page.gap()
    page.line(NewsSentences.transitions, .heading)
    let width = transitions.map { NewsSentences.change($0).count }.max() ?? 0
    for transition in transitions {
      let change = Page.padded("\(NewsSentences.change(transition)):", to: width + 1)
      page.line(
        "  \(Page.padded(NewsSentences.list(transition.side), to: 11))\(change)"
          + Page.aligned(Sentences.number(transition.count), to: 10))
    }
  }

  /// A row for each transition and each finding; columns that stay, new ones go at the end.
  package func csv() -> [UInt8] {
    let writer = CSVWriter(formulaCells: .defuse)
    var bytes: [UInt8] = []
    writer.appendRow(
      [
        "what", "side", "from", "to", "count", "severity", "rule", "subject", "message", "remedy",
        "console_username", "directory_upn", "first_seen", "last_seen", "times_seen",
        "fingerprint",
      ], to: &bytes)
    for transition in difference.transitions {
      writer.appendRow(
        [
          "transition", transition.side.rawValue, transition.from ?? "", transition.to ?? "",
          "\(transition.count)",
        ] + Array(repeating: "", count: 11), to: &bytes)
    }
    for change in difference.changes {
      let finding = change.known.finding
      writer.appendRow(
        [
          change.kind.rawValue, "", change.before?.rawValue ?? "", change.now?.rawValue ?? "", "1",
          finding.severity, finding.rule, finding.subject, finding.message, finding.remedy,
          finding.consoleUsername, finding.directoryUPN, "\(UTCTime(change.known.firstSeen))",
          "\(UTCTime(change.known.lastSeen))", "\(change.known.timesSeen)", finding.fingerprint,
        ], to: &bytes)
    }
    return bytes
  }

  package func json() -> [UInt8] {
    let counts = difference.changes.reduce(into: [FindingChange.Kind: Int]()) {
      $0[$1.kind, default: 0] += 1
    }
    return JSONTree.object([
      ("schema", .number(1)), ("from", HistoryTree.run(difference.earlier)),
      ("to", HistoryTree.run(difference.later)), ("counts", HistoryTree.kinds(counts)),
      ("transitions", .list(difference.transitions.map(HistoryTree.transition))),
      ("changes", .list(difference.changes.map(HistoryTree.change))),
    ]).rendered
  }
}
