import Checks
import Matching
import Roster

/// The soft tier, as far as it looked at the person.
extension Explanation {
  private var soft: SoftMatches { facts.pairing.soft }

  private var verdict: SoftVerdict? { person.console.flatMap { soft.verdict(ofConsole: $0) } }

  /// What the soft tier said, in a line.
  var softWords: String {
    guard let console = person.console else {
      let rivals = person.directory.map { soft.rivals(ofDirectory: $0) } ?? []
      return rivals.isEmpty
        ? ExplainSentences.noSoftCandidate : ExplainSentences.candidates(rivals.count)
    }
    guard let verdict else {
      return candidates.isEmpty ? ExplainSentences.notAsked : ExplainSentences.crossCheck
    }
    return ExplainSentences.verdict(
      verdict, candidates: soft.rivals(ofConsole: console).count, soft)
  }

  /// The rule of the soft tier, when it decided.
  var softRule: String? {
    switch consoleState {
    case .suggested, .ambiguous, .duplicate, .blocked, .unmatched:
      verdict.map { "Tier 5: \(SoftSentences.meaning(of: $0.rule, soft))" }
    case .linked, .linkedFolded, .rename, .excluded, .unusable, nil: nil
    }
  }

  /// A row of the other side that came into question, with its sum.
  private struct Candidate {
    let name: String
    let console: Int
    let directory: Int
    let score: SoftScore
  }

  /// Everybody who came into question, best first; the pair itself where an earlier tier made it.
  private var candidates: [Candidate] {
    if let console = person.console {
      var rows = soft.rivals(ofConsole: console).map(\.row)
      if verdict == nil, let directory = person.directory { rows = [directory] }
      return rows.compactMap { candidate(console, $0, named: facts.shortName(ofDirectory: $0)) }
    }
    guard let directory = person.directory else { return [] }
    return soft.rivals(ofDirectory: directory).compactMap {
      candidate($0.row, directory, named: facts.console.text(.username, $0.row) ?? "")
    }
  }

  private func candidate(_ console: Int, _ directory: Int, named name: String) -> Candidate? {
    soft.score(console: console, directory: directory).map {
      Candidate(name: name, console: console, directory: directory, score: $0)
    }
  }

  /// How many candidates the text shows; JSON has all.
  private static let shown = 5

  /// The sum of the best one with a sentence each, and those of the others in short.
  func addSoft(to page: inout Page) {
    let all = candidates
    let sentences = SoftSentences(directory: facts.directory, console: facts.console)
    for (position, candidate) in all.prefix(Explanation.shown).enumerated() {
      let points = Page.aligned(String(candidate.score.total), to: 4)
      guard position == 0 else {
        let lines = candidate.score.lines.filter { $0.points != 0 }.map {
          "\($0.sign.rawValue) \(Explanation.signed($0.points))"
        }
        page.paragraph(
          "\(points)  \(candidate.name): \(lines.joined(separator: ", "))", indent: 18)
        continue
      }
      page.paragraph("\(points)  \(candidate.name):", indent: 18)
      for line in candidate.score.lines {
        page.paragraph(
          sentences.sentence(line.sign, console: candidate.console, directory: candidate.directory),
          indent: 26, label: Page.blanks(18) + Page.aligned(Explanation.signed(line.points), to: 6))
      }
    }
    if all.count > Explanation.shown {
      page.paragraph(ExplainSentences.more(all.count - Explanation.shown), indent: 24)
    }
  }

  private static func signed(_ points: Int) -> String { points > 0 ? "+\(points)" : "\(points)" }

  /// `{"minimum", "margin", "rule", "score", "runner_up", "candidates"}`.
  var softTree: JSONTree {
    func number(_ value: Int?) -> JSONTree { value.map { .number($0) } ?? .null }
    return .object([
      ("minimum", .number(soft.minimum)), ("margin", .number(soft.margin)),
      ("rule", verdict.map { .text($0.rule.rawValue) } ?? .null),
      ("score", number(verdict?.score)), ("runner_up", number(verdict?.runnerUp)),
      ("candidates", .list(candidates.map(tree))),
    ])
  }

  private func tree(_ candidate: Candidate) -> JSONTree {
    let sentences = SoftSentences(directory: facts.directory, console: facts.console)
    let lines = candidate.score.lines.map { line in
      JSONTree.object([
        ("sign", .text(line.sign.rawValue)), ("points", .number(line.points)),
        (
          "says",
          .text(
            sentences.sentence(
              line.sign, console: candidate.console, directory: candidate.directory))
        ),
      ])
    }
    return .object([
      ("console_username", .text(facts.console.text(.username, candidate.console) ?? "")),
      ("directory", .text(facts.shortName(ofDirectory: candidate.directory))),
      ("name", .text(facts.directory.displayName(candidate.directory))),
      ("score", .number(candidate.score.total)), ("lines", .list(lines)),
    ])
  }
}
