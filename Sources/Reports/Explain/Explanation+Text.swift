import Checks
import Forecast
import Matching
import Roster

extension Explanation {
  private static let indent = 14

  /// - Parameter width: columns of the terminal.
  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 120), colour: colour)
    page.paragraph("\(person.name(in: facts)): \(states)", indent: 0, .heading)
    page.gap()
    addRecords(to: &page)
    page.gap()
    addTiers(to: &page)
    page.gap()
    addOutcome(to: &page)
    if !findings.isEmpty { page.gap() }
    addFindings(to: &page)
    return page.text
  }

  /// The state of each side, once when both are the same.
  private var states: String {
    let words = [consoleState?.word, directoryState?.word].compactMap { $0 }
    if let first = words.first, words.allSatisfy({ $0 == first }) { return first }
    return [
      consoleState.map { "8x8 user \($0.word)" },
      directoryState.map { "directory user \($0.word)" },
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private func addRecords(to page: inout Page) {
    let column = (page.width - Explanation.indent - 4) / 2
    func row(_ label: String, _ one: String, _ sign: String, _ other: String) -> String {
      let left =
        Page.padded(label, to: Explanation.indent)
        + TerminalText.fitted(one, columns: column)
      guard !other.isEmpty else { return left }
      return Page.padded(left, to: Explanation.indent + column) + Page.padded("  \(sign)", to: 4)
        + TerminalText.fitted(other, columns: column)
    }
    page.line(row("", "8x8", "", "directory"), .heading)
    for line in records {
      let (console, directory) = (shown(line.console), shown(line.directory))
      page.line(row(line.label, console, line.sign, directory))
    }
    let origins = [consoleOrigin, directoryOrigin].compactMap { $0 }.joined(separator: " and ")
    page.paragraph(origins, indent: Explanation.indent, label: "stands in")
    for identifier in identifiers {
      page.paragraph(identifier.value, indent: Explanation.indent, label: identifier.label)
    }
  }

  /// In quotation marks where outer blanks would not be seen.
  private func shown(_ value: String) -> String {
    Folding.trimmed(value) == value ? value : "\"\(value)\""
  }

  private func addTiers(to page: inout Page) {
    for tier in tiers {
      page.paragraph(tier.says, indent: 18, label: "\(tier.number) \(tier.name)")
    }
    addSoft(to: &page)
    page.paragraph(rule, indent: 18, label: "Decided by")
  }

  private func addOutcome(to page: inout Page) {
    if let site { page.paragraph(site, indent: Explanation.indent, label: "Site") }
    page.paragraph(
      ExplainSentences.forecast(forecast), indent: Explanation.indent, label: "First cycle")
    if let overwrites {
      if overwrites.isEmpty {
        page.paragraph(
          ExplainSentences.noOverwrites, indent: Explanation.indent, label: "Overwrites")
      }
      for (position, overwrite) in overwrites.enumerated() {
        let words =
          "\(overwrite.field.key) \"\(overwrite.consoleValue)\" becomes "
          + "\"\(overwrite.directoryValue)\", \(ExplainSentences.lock(overwrite.lock))"
        page.paragraph(
          words, indent: Explanation.indent, label: position == 0 ? "Overwrites" : "")
      }
    }
    if !remedy.isEmpty {
      page.paragraph(remedy, indent: Explanation.indent, label: "To do")
    }
    if let acceptance {
      page.paragraph(acceptance, indent: Explanation.indent, label: "If so")
    }
  }

  /// The command that accepts a suggestion.
  private var acceptance: String? {
    guard consoleState == .suggested, let console = person.console,
      let directory = person.directory
    else { return nil }
    return ExplainSentences.accept(
      facts.console.text(.username, console) ?? "",
      facts.directory.text(.userPrincipalName, directory) ?? "")
  }

  private func addFindings(to page: inout Page) {
    for finding in findings {
      let text = Rules.text(of: finding, in: facts)
      let kind = finding.decision.map { facts.decisions.decisions.list[Int($0)].kind.rawValue }
      page.paragraph(
        "\(Rules.rule(of: finding).slug): \(text.message) \(text.remedy)",
        indent: Explanation.indent, label: kind ?? finding.severity.word)
    }
  }

  /// Whether Office is a Site, and which.
  var site: String? {
    guard let row = person.directory, let state = facts.siteState(ofDirectory: row) else {
      return nil
    }
    guard let office = facts.sites.office(of: row) else { return state.word }
    let advice = Advice.office(office, in: facts)
    let meant = advice.site.isEmpty || state == .match ? "" : ", meaning \"\(advice.site)\""
    return "\(state.word): Office \"\(office.value)\"\(meant)."
      + (advice.reason.isEmpty ? "" : " \(advice.reason)")
  }
}
