import Checks
import Forecast
import Formats
import Matching
import Roster

/// The directory users as data of the page.
struct PageDirectory: Sendable {
  private enum Column: Int, CaseIterable {
    case state, login, cloud, cloudSource, account, name, enabled, office, siteState, partner
    case forecast, remedy, source, line

    var key: String {
      switch self {
      case .state: "s"
      case .login: "u"
      case .cloud: "c"
      case .cloudSource: "q"
      case .account: "a"
      case .name: "n"
      case .enabled: "b"
      case .office: "o"
      case .siteState: "t"
      case .partner: "p"
      case .forecast: "f"
      case .remedy: "r"
      case .source: "k"
      case .line: "l"
      }
    }
  }

  let facts: Facts
  /// Which directory rows are on the page, and which console rows.
  let rows: PageRows
  let partners: PageRows
  /// The console user of a person who is not provisioned, by directory row.
  private let blockedUsers: [Int: Int]

  init(facts: Facts, rows: PageRows, partners: PageRows) {
    self.facts = facts
    self.rows = rows
    self.partners = partners
    var blockedUsers: [Int: Int] = [:]
    for (row, state) in facts.pairing.consoleStates.enumerated() where state == .blocked {
      guard let person = facts.pairing.directoryUser(of: row) else { continue }
      if blockedUsers[person] == nil { blockedUsers[person] = row }
    }
    self.blockedUsers = blockedUsers
  }

  /// The users at `places` of the page.
  func chunk(_ places: Range<Int>) -> [UInt8] {
    var chunk = PageChunk(Column.allCases.map(\.key), rowCount: places.count)
    for place in places { add(rows.row(at: place), to: &chunk) }
    return chunk.rendered()
  }

  private func add(_ row: Int, to chunk: inout PageChunk) {
    let directory = facts.directory
    let state = facts.pairing.directoryStates[row]
    let forecast = facts.firstCycle.directory[row]
    let site = facts.siteState(ofDirectory: row)
    chunk.add(Int(state.rawValue), to: Column.state.rawValue)
    addLogins(of: row, to: &chunk)
    directory.withBytes(.sAMAccountName, row) { chunk.add($0, to: Column.account.rawValue) }
    addName(of: row, to: &chunk)
    chunk.add(Int(directory.activations[row].rawValue), to: Column.enabled.rawValue)
    chunk.add(recurring: directory.text(.office, row) ?? "", to: Column.office.rawValue)
    chunk.add(site.map { Int($0.rawValue) } ?? -1, to: Column.siteState.rawValue)
    let user = facts.pairing.consoleUser(of: row) ?? blockedUsers[row]
    chunk.add(PagePlace.of(user, in: partners), to: Column.partner.rawValue)
    chunk.add(Int(forecast.rawValue), to: Column.forecast.rawValue)
    let isInOrder = state == .linked && forecast == .link && site == .match
    chunk.add(
      recurring: isInOrder ? "" : Advice.remedy(directory: row, in: facts),
      to: Column.remedy.rawValue)
    addOrigin(of: row, to: &chunk)
  }

  /// The userPrincipalName, and the cloud's: 0 when it is the same.
  private func addLogins(of row: Int, to chunk: inout PageChunk) {
    let login = facts.directory.slice(.userPrincipalName, row)
    facts.directory.withBytes(.userPrincipalName, row) {
      chunk.add($0, to: Column.login.rawValue)
    }
    if facts.identities.slice(row) == login {
      chunk.add(0, to: Column.cloud.rawValue)
    } else {
      facts.identities.withBytes(row, in: facts.directory) {
        chunk.add($0, to: Column.cloud.rawValue)
      }
    }
    chunk.add(Int(facts.identities.sources[row].rawValue), to: Column.cloudSource.rawValue)
  }

  private func addName(of row: Int, to chunk: inout PageChunk) {
    let hasName = facts.directory.withBytes(.displayName, row) { name in
      if name.count > 0 { chunk.add(name, to: Column.name.rawValue) }
      return name.count > 0
    }
    if !hasName { chunk.add(facts.directory.displayName(row), to: Column.name.rawValue) }
  }

  private func addOrigin(of row: Int, to chunk: inout PageChunk) {
    let source = facts.directory.sources[facts.directory.rows.source(of: row)]
    switch source.places {
    case .lines:
      chunk.add(recurring: source.name, to: Column.source.rawValue)
      chunk.add(Int(facts.directory.rows.lines[row]), to: Column.line.rawValue)
    case .entries(let server):
      chunk.add(recurring: server, to: Column.source.rawValue)
      chunk.add(0, to: Column.line.rawValue)
    }
  }
}
