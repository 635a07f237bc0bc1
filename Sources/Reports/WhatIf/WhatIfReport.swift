import Checks
import Matching
import Roster

/// What is, and what would be, side by side.
package struct WhatIfReport: Sendable {
  /// Why something that was supposed changes nothing, or cannot be so.
  package enum Note: Sendable, Equatable {
    case noSuchSite(String)
    case noSuchOffice(String)
    case noSuchSuffix(String)

    /// The same, with another name for a domain.
    package func renamingDomains(_ rename: (String) -> String) -> Note {
      switch self {
      case .noSuchSite, .noSuchOffice: self
      case .noSuchSuffix(let suffix): .noSuchSuffix(rename(suffix))
      }
    }
  }

  private let suppositions: [String]
  private let notes: [Note]
  private let today: SummaryReport
  private let supposed: SummaryReport
  private let consoleChanges: [StateChange]
  private let directoryChanges: [StateChange]

  /// - Parameters:
  ///   - suppositions: as they were typed.
  ///   - notes: what is odd about them.
  package init(
    suppositions: [String], notes: [Note] = [], today: SummaryReport, supposed: SummaryReport
  ) {
    self.suppositions = suppositions
    self.notes = notes
    self.today = today
    self.supposed = supposed
    let pairings = (today.facts.pairing, supposed.facts.pairing)
    consoleChanges = StateChange.list(
      pairings.0.consoleStates, pairings.1.consoleStates, word: \.word)
    directoryChanges = StateChange.list(
      pairings.0.directoryStates, pairings.1.directoryStates, word: \.word)
  }

  /// `{"schema": 1, "what_if": [...], "today": {...}, "supposed": {...}, "changes": {...}}`, with a final
  /// newline.
  package var json: [UInt8] {
    JSONTree.object([
      ("schema", .number(SummaryReport.schema)),
      ("tool", today.tool),
      ("what_if", .list(suppositions.map { .text($0) })),
      ("notes", .list(notes.map { .text(Sentences.note($0)) })),
      ("today", today.outcome),
      ("supposed", supposed.outcome),
      (
        "changes",
        .object([
          ("console", .list(consoleChanges.map(\.tree))),
          ("directory", .list(directoryChanges.map(\.tree))),
        ])
      ),
    ]).rendered
  }

  /// - Parameter width: columns of the terminal.
  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 100), colour: colour)
    let shown = suppositions.map { TerminalText.fitted($0, columns: 60) }
    page.paragraph(shown.joined(separator: ", "), indent: 9, label: "What if", .heading)
    for note in notes { page.paragraph(Sentences.note(note), indent: 9, label: "Note", .careful) }
    page.paragraph(Sentences.verdict(today.tally), indent: 9, label: "Today")
    page.paragraph(Sentences.verdict(supposed.tally), indent: 9, label: "If so")
    add("8x8 users", stateRows(\.consoleStates, \.word), to: &page)
    add("Directory users", stateRows(\.directoryStates, \.word), to: &page)
    add("Office is", stateRows(\.siteStates, \.word), to: &page)
    add("Findings", severityRows + ruleRows, to: &page)
    addChanges(to: &page)
    page.gap()
    page.line(Sentences.nothingChanged)
    return page.text
  }

  /// A line of a table.
  private struct Row {
    let label: String
    let before: Int
    let after: Int
  }

  /// The counts of both runs for every case that either has.
  private func stateRows<State: Hashable & CaseIterable>(
    _ counts: KeyPath<Tally, [State: Int]>, _ word: (State) -> String
  ) -> [Row] {
    State.allCases.map { state in
      Row(
        label: word(state), before: today.tally[keyPath: counts][state] ?? 0,
        after: supposed.tally[keyPath: counts][state] ?? 0)
    }.filter { $0.before + $0.after > 0 }
  }

  private var severityRows: [Row] {
    [(Severity.error, "errors"), (.warning, "warnings"), (.notice, "notices")].map {
      Row(
        label: $1, before: today.tally.severities[$0] ?? 0,
        after: supposed.tally.severities[$0] ?? 0)
    }
  }

  /// Rules whose findings are more or fewer, by name.
  private var ruleRows: [Row] {
    let names = Set(today.tally.rules.keys).union(supposed.tally.rules.keys).sorted()
    return names.map {
      Row(
        label: $0, before: today.tally.rules[$0] ?? 0, after: supposed.tally.rules[$0] ?? 0)
    }.filter { $0.before != $0.after }
  }

  private func add(_ heading: String, _ rows: [Row], to page: inout Page) {
    guard !rows.isEmpty else { return }
    page.gap()
    let width = 34
    page.line(
      Page.padded(heading, to: width) + Page.aligned("today", to: 9)
        + Page.aligned("if so", to: 9), .heading)
    for row in rows {
      let difference = row.after - row.before
      let sign = difference == 0 ? "" : (difference > 0 ? "+" : "") + Sentences.number(difference)
      page.line([
        (Page.padded("  \(row.label)", to: width), .plain),
        (Page.aligned(Sentences.number(row.before), to: 9), .plain),
        (Page.aligned(Sentences.number(row.after), to: 9), .plain),
        (sign.isEmpty ? "" : Page.aligned(sign, to: 9), sign.isEmpty ? .plain : .careful),
      ])
    }
  }

  private func addChanges(to page: inout Page) {
    let sides = [("8x8", consoleChanges), ("directory", directoryChanges)]
    guard sides.contains(where: { !$0.1.isEmpty }) else { return }
    page.gap()
    page.line("Who changes", .heading)
    for (side, changes) in sides {
      for change in changes {
        page.line(
          Page.aligned(Sentences.number(change.users), to: 9)
            + "  \(Page.padded(side, to: 11))\(change.from) → \(change.to)")
      }
    }
  }
}
