package import Checks
import Forecast
import Matching
import Roster

/// `links.csv`: a row a console user, in file order. The last column is left empty: whoever goes
/// through the list writes accept, reject or ignore into it, and `rollcall decide --from-links` makes
/// decisions of them.
package struct LinksReport: TableReport {
  package static let fileName = "links.csv"
  package static let header = [
    "state", "console_username", "directory_upn", "cloud_upn", "console_name", "directory_name",
    "score", "runner_up", "evidence", "site_state", "console_site", "directory_office", "forecast",
    "remedy", "console_origin", "directory_origin", "decision",
  ]

  private let facts: Facts
  private let words = StateWords()
  private let consoleOrigins: OriginWords
  private let directoryOrigins: OriginWords
  private let people: LinkedPeople
  /// Whether the origins of all directory users are lines.
  private let haveLines: Bool

  package init(facts: Facts) {
    self.facts = facts
    people = LinkedPeople(facts: facts)
    consoleOrigins = OriginWords(sources: facts.console.sources, rows: facts.console.rows)
    directoryOrigins = OriginWords(directory: facts.directory)
    haveLines = directoryOrigins.haveLines
  }

  package var rowCount: Int { facts.console.count }

  package func render(_ rows: Range<Int>, into table: inout TableRows) {
    table.reserve(rows.count * 384)
    var evidence = EvidenceWords()
    var reads = ColdReads()
    reads.touch(directory: rows.compactMap { partnerToLookUp(of: $0) }, in: facts)
    for row in rows {
      if isInOrder(row) {
        writeInOrder(row, &evidence, to: &table)
      } else {
        write(row, &evidence, to: &table)
      }
    }
  }

  /// Whether all that is to be said of a row stands in the console and in ``people``.
  @inline(__always)
  private func isInOrder(_ row: Int) -> Bool {
    guard haveLines, case .linked = facts.pairing.consoleStates[row],
      case .link = facts.firstCycle.console[row]
    else { return false }
    return people.isOrdinary(row)
  }

  private func partnerToLookUp(of row: Int) -> Int? {
    isInOrder(row) ? nil : facts.pairing.directoryUser(of: row)
  }

  // MARK: Rows that are in order

  /// A row that is linked for certain, and its Site too, as nearly all are: what the directory says of
  /// it is mostly what the console says.
  private func writeInOrder(
    _ row: Int, _ evidence: inout EvidenceWords, to table: inout TableRows
  ) {
    table.cell(words.consoleStates, ConsoleState.linked.rawValue)
    let start = table.position
    facts.console.withBytes(.username, row) { table.cell($0) }
    let username = start..<table.position
    table.repeatCell(username)
    table.repeatCell(username)
    table.nameCell(of: row, in: facts.console)
    people.withPerson(of: row) { person, name in
      table.cell(name)
      table.emptyCell()
      table.emptyCell()
      evidence.writeCell(facts.pairing.evidence(of: row), to: &table)
      table.cell(words.siteStates, SiteState.match.rawValue)
      writeSite(of: row, person, to: &table)
      table.cell(words.forecasts, UserForecast.link.rawValue)
      table.emptyCell()
      consoleOrigins.write(row, of: facts.console.rows, to: &table)
      directoryOrigins.write(line: person.line, of: person.source, to: &table)
    }
    table.emptyCell()
    table.endRow()
  }

  /// The Site of the console user, and the Office.
  @inline(__always)
  private func writeSite(of row: Int, _ person: LinkedPeople.Person, to table: inout TableRows) {
    let start = table.position
    let size = facts.console.withBytes(.site, row) { site in
      table.cell(site)
      return site.count
    }
    if size > 0, size == person.officeCount {
      // The Office is this Site once its outer blanks are gone, and it has none: both are the same.
      table.repeatCell(start..<table.position)
    } else if let partner = facts.pairing.directoryUser(of: row) {
      facts.directory.withBytes(.office, partner) { table.cell($0) }
    }
  }

  // MARK: Other rows

  private func write(_ row: Int, _ evidence: inout EvidenceWords, to table: inout TableRows) {
    let partner = facts.pairing.directoryUser(of: row)
    writeIdentity(of: row, with: partner, to: &table)
    if isSettledByIdentifiers(row) {
      table.emptyCell()
      table.emptyCell()
      evidence.writeCell(facts.pairing.evidence(of: row), to: &table)
    } else {
      writeScore(of: row, to: &table)
      writeEvidence(for: row, with: partner, &evidence, to: &table)
    }
    let site = partner.flatMap { facts.siteState(ofDirectory: $0) }
    writeSite(site, of: row, with: partner, to: &table)
    table.cell(words.forecasts, facts.firstCycle.console[row].rawValue)
    if InOrder.has(facts.pairing.consoleStates[row], facts.firstCycle.console[row], site) {
      table.emptyCell()
    } else {
      table.cell(Advice.remedy(console: row, in: facts))
    }
    writeOrigins(of: row, with: partner, to: &table)
    table.emptyCell()
    table.endRow()
  }

  private func writeIdentity(of row: Int, with partner: Int?, to table: inout TableRows) {
    table.cell(words.consoleStates, facts.pairing.consoleStates[row].rawValue)
    facts.console.withBytes(.username, row) { table.cell($0) }
    if let partner {
      table.loginCells(of: partner, in: facts.directory, facts.identities)
    } else {
      table.emptyCell()
      table.emptyCell()
    }
    table.nameCell(of: row, in: facts.console)
    guard let partner else { return table.emptyCell() }
    table.nameCell(of: partner, in: facts.directory)
  }

  private func writeSite(
    _ state: SiteState?, of row: Int, with partner: Int?, to table: inout TableRows
  ) {
    table.cell(words, state)
    facts.console.withBytes(.site, row) { table.cell($0) }
    guard let partner else { return table.emptyCell() }
    facts.directory.withBytes(.office, partner) { table.cell($0) }
  }

  private func writeOrigins(of row: Int, with partner: Int?, to table: inout TableRows) {
    consoleOrigins.write(row, of: facts.console.rows, to: &table)
    guard let partner else { return table.emptyCell() }
    directoryOrigins.write(partner, of: facts.directory.rows, to: &table)
  }

  /// The points of soft evidence, and those of the next one, where they decided.
  private func writeScore(of row: Int, to table: inout TableRows) {
    let verdict = softVerdict(of: row)
    for points in [verdict?.score, verdict?.runnerUp] {
      if let points { table.add(points) }
      table.endCell()
    }
  }

  /// What soft evidence came to, for rows that it settled or left open.
  private func softVerdict(of row: Int) -> SoftVerdict? {
    isSettledByIdentifiers(row) ? nil : facts.pairing.soft.verdict(ofConsole: row)
  }

  /// Whether soft evidence has nothing to say of a row; so it is with most.
  private func isSettledByIdentifiers(_ row: Int) -> Bool {
    switch facts.pairing.consoleStates[row] {
    case .suggested, .ambiguous, .duplicate, .blocked: false
    case .linked, .linkedFolded, .rename, .unmatched, .excluded, .unusable: true
    }
  }

  /// What speaks for the pair; for ambiguous rows the rivals, for duplicates who holds the person.
  private func writeEvidence(
    for row: Int, with partner: Int?, _ evidence: inout EvidenceWords, to table: inout TableRows
  ) {
    evidence.add(facts.pairing.evidence(of: row), to: &table)
    if let partner, softVerdict(of: row) != nil {
      addSoftEvidence(of: row, with: partner, to: &table)
    }
    switch facts.pairing.consoleStates[row] {
    case .ambiguous: addRivals(of: row, to: &table)
    case .duplicate:
      guard let holder = partner.flatMap({ facts.pairing.consoleUser(of: $0) }) else { break }
      table.addItem("held by: ")
      facts.console.withBytes(.username, holder) { table.add($0) }
    default: break
    }
    table.endCell()
  }

  /// The lines of the sum: `surname +27; given-nickname +15; site-other -6`.
  private func addSoftEvidence(of row: Int, with partner: Int, to table: inout TableRows) {
    let score = facts.pairing.soft.score(console: row, directory: partner)
    for line in score?.lines ?? [] where line.points != 0 {
      table.addItem(line.sign.rawValue)
      table.add(line.points > 0 ? " +" : " ")
      table.add(line.points)
    }
  }

  /// At most ten rivals, then how many more there are.
  private func addRivals(of row: Int, to table: inout TableRows) {
    let rivals = facts.pairing.consoleRivals[row] ?? []
    let scores = facts.pairing.soft.rivals(ofConsole: row)
    for rival in rivals.prefix(10) {
      table.addItem("rival: ")
      table.add(facts.shortName(ofDirectory: rival))
      guard let score = scores.first(where: { $0.row == rival })?.score else { continue }
      table.add(" (")
      table.add(score)
      table.add(")")
    }
    if rivals.count > 10 { table.add(" +\(rivals.count - 10) more") }
  }
}

extension TableRows {
  /// Begins a further item of a list in one cell.
  fileprivate mutating func addItem(_ label: String) {
    if !cellIsEmpty { add("; ") }
    add(label)
  }
}
