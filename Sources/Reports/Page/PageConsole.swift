import Checks
import Forecast
import Formats
import Matching
import Roster

/// The console users as data of the page.
struct PageConsole: Sendable {
  private enum Column: Int, CaseIterable {
    case state, username, name, partner, siteState, site, forecast, remedy, evidence, score
    case runnerUp, source, line

    var key: String {
      switch self {
      case .state: "s"
      case .username: "u"
      case .name: "n"
      case .partner: "p"
      case .siteState: "t"
      case .site: "o"
      case .forecast: "f"
      case .remedy: "r"
      case .evidence: "e"
      case .score: "c"
      case .runnerUp: "x"
      case .source: "k"
      case .line: "l"
      }
    }
  }

  let facts: Facts
  /// Which console rows are on the page, and which directory rows.
  let rows: PageRows
  let partners: PageRows

  /// The users at `places` of the page.
  func chunk(_ places: Range<Int>) -> [UInt8] {
    var chunk = PageChunk(Column.allCases.map(\.key), rowCount: places.count)
    for place in places { add(rows.row(at: place), to: &chunk) }
    return chunk.rendered()
  }

  private func add(_ row: Int, to chunk: inout PageChunk) {
    let state = facts.pairing.consoleStates[row]
    let partner = facts.pairing.directoryUser(of: row)
    let site = partner.flatMap { facts.siteState(ofDirectory: $0) }
    chunk.add(Int(state.rawValue), to: Column.state.rawValue)
    facts.console.withBytes(.username, row) { chunk.add($0, to: Column.username.rawValue) }
    addName(of: row, to: &chunk)
    chunk.add(PagePlace.of(partner, in: partners), to: Column.partner.rawValue)
    chunk.add(site.map { Int($0.rawValue) } ?? -1, to: Column.siteState.rawValue)
    chunk.add(recurring: facts.console.text(.site, row) ?? "", to: Column.site.rawValue)
    let forecast = facts.firstCycle.console[row]
    chunk.add(Int(forecast.rawValue), to: Column.forecast.rawValue)
    let isInOrder = state == .linked && forecast == .link && site == .match
    chunk.add(
      recurring: isInOrder ? "" : Advice.remedy(console: row, in: facts),
      to: Column.remedy.rawValue)
    addEvidence(for: row, partner, to: &chunk)
    let source = facts.console.sources[facts.console.rows.source(of: row)]
    chunk.add(recurring: source.name, to: Column.source.rawValue)
    chunk.add(Int(facts.console.rows.lines[row]), to: Column.line.rawValue)
  }

  private func addName(of row: Int, to chunk: inout PageChunk) {
    let hasName = facts.console.withBytes(.displayName, row) { name in
      if name.count > 0 { chunk.add(name, to: Column.name.rawValue) }
      return name.count > 0
    }
    if !hasName { chunk.add(facts.console.displayName(row), to: Column.name.rawValue) }
  }

  private func addEvidence(for row: Int, _ partner: Int?, to chunk: inout PageChunk) {
    let evidence = PageEvidence(facts: facts)
    chunk.add(recurring: evidence.words(for: row, partner), to: Column.evidence.rawValue)
    let verdict = evidence.verdict(of: row)
    chunk.add(verdict?.score ?? -1, to: Column.score.rawValue)
    chunk.add(verdict?.runnerUp ?? -1, to: Column.runnerUp.rawValue)
  }
}

/// Where the other one of a pair stands on the page.
enum PagePlace {
  /// -1: there is nobody; -2: somebody who is left out of the page.
  static func of(_ row: Int?, in rows: PageRows) -> Int {
    guard let row else { return -1 }
    return rows.place(of: row) ?? -2
  }
}
