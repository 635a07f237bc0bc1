import History

extension NewsReport {
  /// How many findings of a kind are told one by one; the file of the run has them all.
  static let limit = 25
  /// How many of those that wait longest are told.
  static let oldestLimit = 5

  /// The news, line by line, with a final newline.
  ///
  /// - Parameter width: columns of the terminal.
  package func text(width: Int = 80, colour: Colour = .none) -> String {
    var page = Page(width: min(width, 100), colour: colour)
    page.paragraph(NewsSentences.headline(self), indent: 0, .heading)
    page.paragraph(NewsSentences.standing(news), indent: 0)
    for gate in news.run.figures.acceptedGates {
      page.paragraph(NewsSentences.accepted(gate), indent: 0, .careful)
    }
    if isFirst {
      page.gap()
      page.paragraph(NewsSentences.first, indent: 0)
      return page.text
    }
    for kind in Self.kinds { add(kind, to: &page) }
    addTransitions(to: &page)
    addOldest(to: &page)
    return page.text
  }

  /// One line: what a quiet run prints.
  package var line: String { NewsSentences.headline(self) + "\n" }

  private func add(_ kind: FindingChange.Kind, to page: inout Page) {
    let changes = changes(kind)
    guard !changes.isEmpty else { return }
    page.gap()
    page.line("\(NewsSentences.heading(kind)) (\(Sentences.number(changes.count)))", .heading)
    for (finding, remedy) in told(kind) {
      page.paragraph(finding.message, indent: 11, label: "  \(finding.severity)")
      if let remedy { page.paragraph("→ \(remedy)", indent: 11, .faint) }
    }
    if changes.count > Self.limit {
      page.line("  \(NewsSentences.more(changes.count - Self.limit))")
    }
  }

  private func addTransitions(to page: inout Page) {
    guard !news.transitions.isEmpty else { return }
    page.gap()
    page.line(NewsSentences.transitions, .heading)
    for transition in moved + cameAndWent {
      page.line(
        Page.aligned(Sentences.number(transition.count), to: 9)
          + "  \(Page.padded(NewsSentences.list(transition.side), to: 11))"
          + NewsSentences.change(transition))
    }
  }

  private func addOldest(to page: inout Page) {
    let now = news.run.figures.started
    let waiting = news.oldest.filter { $0.age(at: now) >= 86_400 }.prefix(Self.oldestLimit)
    guard !waiting.isEmpty else { return }
    page.gap()
    page.line(NewsSentences.oldest, .heading)
    for known in waiting {
      page.paragraph(
        "\(known.finding.severity): \(known.finding.message)", indent: 11,
        label: Page.aligned(NewsSentences.age(known.age(at: now)), to: 9) + "  ")
    }
  }
}
