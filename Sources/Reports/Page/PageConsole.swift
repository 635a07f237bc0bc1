import Checks
import Forecast
import Formats
import Matching
import Roster

/// The console users as data of the page.
struct PageConsole: Sendable {
  private let facts: Facts
  /// Which console rows are on the page, and which directory rows.
  private let rows: PageRows
  private let partners: PageRows
  private let evidence: PageEvidence
  private let sources: PageSources

  init(facts: Facts, rows: PageRows, partners: PageRows) {
    self.facts = facts
    self.rows = rows
    self.partners = partners
    evidence = PageEvidence(facts: facts)
    sources = PageSources(facts.console.sources, facts.console.rows)
  }

  /// What a row has of texts that recur, by their places; and its Site state, -1 for none.
  private struct Texts {
    let site, remedy, evidence, source, state: Int
  }

  /// Appends the users at `places` of the page.
  func render(_ places: Range<Int>, into buffer: RowBuffer) {
    var recurring = RecurringTexts()
    var reads = ColdReads()
    let list = places.map { rows.row(at: $0) }
    let texts = reads.map(list, touching: { $0.touch(shownUsers: $1, in: facts) }) {
      findTexts(of: $0, &recurring)
    }
    var chunk = PageChunk(buffer)
    chunk.column("s", list) { $1.add(Int(facts.pairing.consoleStates[$0].rawValue)) }
    chunk.column(
      "u", list, touching: { reads.ask(.username, of: $0, in: facts.console) }
    ) { row, chunk in
      facts.console.withBytes(.username, row) { chunk.add($0) }
    }
    chunk.column("n", list, touching: { reads.ask(.firstName, of: $0, in: facts.console) }) {
      addName(of: $0, to: &$1)
    }
    chunk.column("p", list) {
      $1.add(PagePlace.of(facts.pairing.directoryUser(of: $0), in: partners))
    }
    chunk.column("t", texts) { $1.add($0.state) }
    chunk.column("o", texts) { $1.add($0.site) }
    chunk.column("f", list) { $1.add(Int(facts.firstCycle.console[$0].rawValue)) }
    chunk.column("r", texts) { $1.add($0.remedy) }
    chunk.column("e", texts) { $1.add($0.evidence) }
    chunk.column("c", list) { $1.add(evidence.verdict(of: $0)?.score ?? -1) }
    chunk.column("x", list) { $1.add(evidence.verdict(of: $0)?.runnerUp ?? -1) }
    chunk.column("k", texts) { $1.add($0.source) }
    chunk.column("l", list) { $1.add(Int(facts.console.rows.lines[$0])) }
    chunk.finish(recurring)
  }

  private func site(of row: Int) -> SiteState? {
    guard let partner = facts.pairing.directoryUser(of: row) else { return nil }
    return facts.siteState(ofDirectory: partner)
  }

  private func findTexts(of row: Int, _ recurring: inout RecurringTexts) -> Texts {
    let state = site(of: row)
    let isInOrder = InOrder.has(
      facts.pairing.consoleStates[row], facts.firstCycle.console[row], state)
    let source = sources.source(of: row, in: facts.console.rows)
    return Texts(
      site: facts.console.withBytes(.site, row) { recurring.place(of: $0) },
      remedy: isInOrder ? -1 : recurring.place(of: Advice.remedy(console: row, in: facts)),
      evidence: findEvidence(of: row, &recurring),
      source: recurring.place(ofNumber: source, sources.name(of: source)),
      state: state.map { Int($0.rawValue) } ?? -1)
  }

  private func findEvidence(of row: Int, _ recurring: inout RecurringTexts) -> Int {
    let partner = facts.pairing.directoryUser(of: row)
    guard let number = evidence.number(of: row) else {
      return recurring.place(of: evidence.words(for: row, partner))
    }
    // Below zero, where no source is.
    return recurring.place(ofNumber: -1 - number, evidence.words(for: row, partner))
  }

  private func addName(of row: Int, to chunk: inout PageChunk) {
    let console = facts.console
    let isDone = console.withBytes(.displayName, row) { name in
      if name.count > 0 { chunk.add(name) }
      return name.count > 0
    }
    if isDone { return }
    let hasBoth =
      !console.slice(.firstName, row).isAbsent && !console.slice(.lastName, row).isAbsent
    let isJoined =
      hasBoth
      && console.withBytes(.firstName, row) { first in
        console.withBytes(.lastName, row) { chunk.add(joining: first, $0) }
      }
    if !isJoined { chunk.add(console.displayName(row)) }
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
