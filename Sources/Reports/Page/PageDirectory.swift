import Checks
import Forecast
import Formats
import Matching
import Roster

/// The directory users as data of the page.
struct PageDirectory: Sendable {
  private let facts: Facts
  /// Which directory rows are on the page, and which console rows.
  private let rows: PageRows
  private let partners: PageRows
  private let sources: PageSources
  /// The console user of a person who is not provisioned, by directory row.
  private let blockedUsers: [Int: Int]

  init(facts: Facts, rows: PageRows, partners: PageRows) {
    self.facts = facts
    self.rows = rows
    self.partners = partners
    sources = PageSources(facts.directory.sources, facts.directory.rows)
    blockedUsers = facts.blockedUsers
  }

  /// What a row has of texts that recur, by their places; and its Site state, -1 for none.
  private struct Texts {
    let office, remedy, source, state: Int
  }

  /// Appends the users at `places` of the page.
  func render(_ places: Range<Int>, into buffer: RowBuffer) {
    let directory = facts.directory
    var recurring = RecurringTexts()
    var reads = ColdReads()
    let list = places.map { rows.row(at: $0) }
    let texts = reads.map(list, touching: { $0.touch(shownPeople: $1, in: directory) }) {
      findTexts(of: $0, &recurring)
    }
    var chunk = PageChunk(buffer)
    chunk.column("s", list) { $1.add(Int(facts.pairing.directoryStates[$0].rawValue)) }
    chunk.column(
      "u", list, touching: { reads.ask(.userPrincipalName, of: $0, in: directory) }
    ) { row, chunk in
      directory.withBytes(.userPrincipalName, row) { chunk.add($0) }
    }
    chunk.column("c", list) { addCloudName(of: $0, to: &$1) }
    chunk.column("q", list) { $1.add(Int(facts.identities.sources[$0].rawValue)) }
    chunk.column(
      "a", list, touching: { reads.ask(.sAMAccountName, of: $0, in: directory) }
    ) { row, chunk in
      directory.withBytes(.sAMAccountName, row) { chunk.add($0) }
    }
    chunk.column("n", list, touching: { reads.ask(.displayName, of: $0, in: directory) }) {
      addName(of: $0, to: &$1)
    }
    chunk.column("b", list) { $1.add(Int(directory.activations[$0].rawValue)) }
    chunk.column("o", texts) { $1.add($0.office) }
    chunk.column("t", texts) { $1.add($0.state) }
    chunk.column("p", list) {
      $1.add(PagePlace.of(facts.pairing.consoleUser(of: $0) ?? blockedUsers[$0], in: partners))
    }
    chunk.column("f", list) { $1.add(Int(facts.firstCycle.directory[$0].rawValue)) }
    chunk.column("r", texts) { $1.add($0.remedy) }
    chunk.column("k", texts) { $1.add($0.source) }
    chunk.column("l", list) { $1.add(sources.line(of: $0, in: directory.rows)) }
    chunk.finish(recurring)
  }

  private func findTexts(of row: Int, _ recurring: inout RecurringTexts) -> Texts {
    let state = facts.siteState(ofDirectory: row)
    let isInOrder = InOrder.has(
      facts.pairing.directoryStates[row], facts.firstCycle.directory[row], state)
    let source = sources.source(of: row, in: facts.directory.rows)
    return Texts(
      office: facts.directory.withBytes(.office, row) { recurring.place(of: $0) },
      remedy: isInOrder ? -1 : recurring.place(of: Advice.remedy(directory: row, in: facts)),
      source: recurring.place(ofNumber: source, sources.name(of: source)),
      state: state.map { Int($0.rawValue) } ?? -1)
  }

  /// The cloud userPrincipalName: 0 when it is that of the directory.
  private func addCloudName(of row: Int, to chunk: inout PageChunk) {
    if facts.identities.slice(row) == facts.directory.slice(.userPrincipalName, row) {
      chunk.add(0)
    } else {
      facts.identities.withBytes(row, in: facts.directory) { chunk.add($0) }
    }
  }

  private func addName(of row: Int, to chunk: inout PageChunk) {
    let hasName = facts.directory.withBytes(.displayName, row) { name in
      if name.count > 0 { chunk.add(name) }
      return name.count > 0
    }
    if !hasName { chunk.add(facts.directory.displayName(row)) }
  }
}
