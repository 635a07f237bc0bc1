import Formats
package import Roster

/// What became of every Office value, and so of every directory user's Site.
package struct SiteMatches: Sendable {
  /// One distinct Office value, after the trim that Entra Connect does.
  package struct Office: Sendable {
    package let value: String
    package let answer: SiteNames.Answer
    /// The directory rows that have it, in row order.
    package fileprivate(set) var users: [UInt32]
  }

  package let sites: SiteNames
  /// In the order in which they first occur; without the missing one.
  package let offices: [Office]
  /// Rows without an Office, in row order.
  package let withoutOffice: [UInt32]
  private let officeOfRow: [UInt32]
  /// State and bytes of each Office in flat columns: asking for the state of a row counts no
  /// reference, which matters when two threads ask for a million rows.
  private let states: [SiteState]
  private let valueBytes: [UInt8]
  private let valueEnds: [Int]

  /// Looks at the Office of every directory user whose state is not `excluded` or `not-synced`.
  package init(directory: DirectoryUsers, pairing: Pairing, sites: SiteNames) {
    self.sites = sites
    let values = DistinctOffices(of: directory) { row in
      pairing.directoryStates[row] != .excluded && pairing.directoryStates[row] != .notSynced
    }
    let answers = Parallel.map(values.texts.count) { sites.answer(for: values.texts[$0]) }
    var users = Array(repeating: [UInt32](), count: answers.count)
    var without: [UInt32] = []
    var officeOfRow = values.officeOfRow
    for row in 0..<directory.count {
      let office = officeOfRow[row]
      if office == DistinctOffices.notAsked { continue }
      if office == DistinctOffices.missing || answers[Int(office)].state == .missing {
        officeOfRow[row] = DistinctOffices.missing
        without.append(UInt32(row))
      } else {
        users[Int(office)].append(UInt32(row))
      }
    }
    let kept = answers.indices.filter { answers[$0].state != .missing }
    var newPosition = Array(repeating: DistinctOffices.missing, count: answers.count)
    for (new, old) in kept.enumerated() { newPosition[old] = UInt32(new) }
    offices = kept.map { Office(value: values.texts[$0], answer: answers[$0], users: users[$0]) }
    withoutOffice = without
    states = offices.map(\.answer.state)
    valueBytes = offices.flatMap { $0.value.utf8 }
    valueEnds = offices.reduce(into: []) { $0.append(($0.last ?? 0) + $1.value.utf8.count) }
    self.officeOfRow = officeOfRow.map { $0 < answers.count ? newPosition[Int($0)] : $0 }
  }

  /// The Office of a directory row, nil when it has none or was not looked at.
  package func office(of row: Int) -> Office? {
    officeOfRow[row] < offices.count ? offices[Int(officeOfRow[row])] : nil
  }

  /// The Site state of a directory row, without regard to its partner; nil when nobody asks.
  package func state(of row: Int) -> SiteState? {
    let office = officeOfRow[row]
    if office == DistinctOffices.notAsked { return nil }
    return office < states.count ? states[Int(office)] : .missing
  }

  /// The Site state of a pair: `conflict` where Office names a real Site other than the console
  /// user's.
  package func state(of row: Int, pairedWith consoleRow: Int?, in console: ConsoleUsers)
    -> SiteState?
  {
    let state = state(of: row)
    guard let consoleRow, state == .match else { return state }
    let office = Int(officeOfRow[row])
    let range = (office == 0 ? 0 : valueEnds[office - 1])..<valueEnds[office]
    let isSame = console.withBytes(.site, consoleRow) { site in
      site.count == 0 || Folding.sameBytes(site, valueBytes.span.extracting(range))
    }
    return isSame ? .match : .conflict
  }
}
