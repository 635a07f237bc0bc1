package import Checks
import Forecast
import Matching
import Roster

/// What a person sees at the end of a run: one screen.
package struct TextSummary: Sendable {
  /// How much is said.
  package enum Extent: Sendable {
    case full
    /// Only the verdict, in one line.
    case verdict
  }

  /// Where the lists went.
  package enum Destination: Sendable, Equatable {
    case nowhere
    case folder(String, files: [String])
  }

  let facts: Facts
  let tally: Tally
  private let costly: [CostlyFinding]
  private let destination: Destination

  /// - Parameter costly: the worst first; five are shown.
  package init(
    facts: Facts, tally: Tally, costly: [CostlyFinding], destination: Destination
  ) {
    self.facts = facts
    self.tally = tally
    self.costly = costly
    self.destination = destination
  }

  /// - Parameter width: columns of the terminal.
  package func rendered(
    _ extent: Extent = .full, width: Int = 80, colour: Colour = .none
  ) -> String {
    guard extent == .full else { return Sentences.verdict(tally) + "\n" }
    var page = Page(width: min(width, 100), colour: colour)
    page.paragraph(Sentences.verdict(tally), indent: 0, .heading)
    page.gap()
    addInputs(to: &page)
    page.gap()
    addStates(to: &page)
    page.gap()
    page.paragraph(
      Sentences.sites(tally, facts.sites.sites, facts.firstCycle.rules), indent: 13,
      label: "Sites")
    page.paragraph(Sentences.forecast(tally), indent: 13, label: "First cycle")
    if let inventory = facts.licenses {
      page.paragraph(Sentences.licenses(inventory), indent: 13, label: "Licences")
    }
    if !facts.decisions.isEmpty {
      page.paragraph(
        Sentences.decisions(tally, facts.decisions), indent: 13, label: "Decisions")
    }
    page.gap()
    addFindings(to: &page)
    page.gap()
    for (position, step) in NextSteps.list(tally, facts).prefix(3).enumerated() {
      page.paragraph(step, indent: 9, label: position == 0 ? "Next" : "", step: position + 1)
    }
    page.paragraph(Sentences.destination(destination), indent: 9, label: "Files")
    return page.text
  }

  /// A line a source; the name gives way when the line gets too long.
  private func addInputs(to page: inout Page) {
    let shown = facts.sources.prefix(6)
    let kinds = shown.map { TerminalText.fitted("\($0.kind), \($0.encoding)", columns: 34) }
    let counts = shown.map(Sentences.records(of:))
    let kindWidth = kinds.map(TerminalText.width).max() ?? 0
    let countWidth = counts.map(TerminalText.width).max() ?? 0
    let room = max(8, page.width - 11 - kindWidth - countWidth - 4)
    let names = shown.map { TerminalText.fittedAtEnd($0.name, columns: room) }
    let nameWidth = names.map(TerminalText.width).max() ?? 0
    for (position, source) in shown.enumerated() {
      page.line(
        Page.padded(source.role.rawValue, to: 11)
          + Page.padded(names[position], to: nameWidth + 2)
          + Page.padded(kinds[position], to: kindWidth + 2) + counts[position])
    }
    if facts.sources.count > shown.count {
      page.line(Sentences.moreInputs(facts.sources.count - shown.count))
    }
    if facts.assumesVerifiedDomains {
      page.paragraph(Sentences.domainsAssumed, indent: 0, .careful)
    }
  }

  /// The five most costly rules, a line each.
  private func addFindings(to page: inout Page) {
    page.line(Sentences.findings(tally), .heading)
    let shown = costly.prefix(5)
    let people = shown.map { $0.people == 0 ? "" : Sentences.people($0.people) }
    let peopleWidth = people.map(TerminalText.width).max() ?? 0
    for (position, finding) in shown.enumerated() {
      let message = TerminalText.fitted(
        finding.message, columns: page.width - 11 - peopleWidth - 2)
      page.line([
        (Page.padded("  \(finding.severity.word)", to: 11), finding.severity.tone),
        ("\(Page.aligned(people[position], to: peopleWidth))  \(message)", .plain),
      ])
    }
  }
}

extension Severity {
  fileprivate var tone: Tone {
    switch self {
    case .error: .bad
    case .warning: .careful
    case .notice: .faint
    }
  }
}

extension Page {
  /// A numbered step.
  fileprivate mutating func paragraph(_ text: String, indent: Int, label: String, step: Int) {
    paragraph(text, indent: indent, label: Page.padded(label, to: indent - 3) + "\(step). ")
  }
}
