package import Checks

/// Several people whom one text may mean.
package struct CaseList: Sendable {
  private let who: String
  private let cases: [PersonCase]
  private let facts: Facts

  /// How many are shown.
  private static let shown = 20

  package init(_ cases: [PersonCase], of who: String, in facts: Facts) {
    self.who = who
    self.cases = cases
    self.facts = facts
  }

  /// A line each, with the logins that tell them apart.
  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 120), colour: colour)
    page.paragraph(ExplainSentences.several(cases.count, who), indent: 0, .heading)
    let first = cases.prefix(CaseList.shown).map { $0.line(in: facts) }
    let column = (page.width - 18) / 3
    for line in first {
      let cells = [line.name, line.username].map {
        Page.padded(TerminalText.fitted($0, columns: column - 1), to: column)
      }
      let last = line.directoryName.isEmpty ? ExplainSentences.noDirectoryUser : line.directoryName
      page.line(Page.padded("  \(line.state)", to: 18) + cells.joined() + last)
    }
    if cases.count > first.count {
      page.line("  \(ExplainSentences.more(cases.count - first.count))")
    }
    return page.text
  }

  /// `{"schema": 1, "who": ..., "people": [...]}`, with a final newline.
  package var json: [UInt8] {
    JSONTree.object([
      ("schema", .number(SummaryReport.schema)), ("who", .text(who)),
      (
        "people",
        .list(
          cases.map { person in
            let line = person.line(in: facts)
            return .object([
              ("state", .text(line.state)), ("name", .text(line.name)),
              ("console_username", .text(line.username)),
              ("directory", .text(line.directoryName)),
            ])
          })
      ),
    ]).rendered
  }
}
