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
  /// For each directory row; nil for those that nobody asks about.
  private let states: [SiteState?]

  /// Looks at the Office of every directory user whose state is not `excluded` or `not-synced`, and at
  /// the Site of the console user whom a linked one is paired with.
  package init(
    directory: DirectoryUsers, consoleSites: ConsoleSites, pairing: Pairing, sites: SiteNames
  ) {
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
    let officeOfKept = officeOfRow.map { $0 < answers.count ? newPosition[Int($0)] : $0 }
    self.officeOfRow = officeOfKept
    states = SiteMatches.states(officeOfKept, offices, consoleSites, pairing)
  }

  /// The state of each directory row: that of its Office, or `conflict`.
  private static func states(
    _ officeOfRow: [UInt32], _ offices: [Office], _ consoleSites: ConsoleSites, _ pairing: Pairing
  ) -> [SiteState?] {
    let stateOfOffice = offices.map(\.answer.state)
    let siteOfOffice = offices.map { consoleSites.number(named: $0.value) }
    return Parallel.mapRows(officeOfRow.count) { rows in
      rows.map { row -> SiteState? in
        if officeOfRow[row] == DistinctOffices.notAsked { return nil }
        guard officeOfRow[row] < offices.count else { return .missing }
        let office = Int(officeOfRow[row])
        switch (stateOfOffice[office], pairing.directoryStates[row]) {
        case (.match, .linked), (.match, .linkedFolded): break
        default: return stateOfOffice[office]
        }
        guard let partner = pairing.consoleUser(of: row) else { return .match }
        let site = consoleSites.number(of: partner)
        return site == ConsoleSites.none || site == siteOfOffice[office] ? .match : .conflict
      }
    }.flatMap { $0 }
  }

  /// The Office of a directory row, nil when it has none or was not looked at.
  package func office(of row: Int) -> Office? {
    officeOfRow[row] < offices.count ? offices[Int(officeOfRow[row])] : nil
  }

  /// The Site state of a directory row: `conflict` where Office names a real Site other than that of
  /// the console user whom the row is linked with. Nil when nobody asks.
  package func state(of row: Int) -> SiteState? { states[row] }
}
