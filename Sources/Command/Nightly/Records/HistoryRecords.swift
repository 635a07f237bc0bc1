import Checks
import Formats
import History
import Matching
import Roster

/// What the history keeps of a run besides its figures.
struct HistoryRecords: Sendable {
  private let facts: Facts
  /// Console users whose mail address others have too.
  private let sharers: Set<Int>

  init(_ facts: Facts) {
    self.facts = facts
    var sharers: Set<Int> = []
    for rows in ShortHashIndex.groups(facts.console.shortHashes(.email)) {
      let byAddress = Dictionary(grouping: rows.map { Int($0) }) { Self.address($0, facts) }
      for rows in byAddress.values where rows.count > 1 { sharers.formUnion(rows) }
    }
    self.sharers = sharers
  }

  /// All findings, with their words; made on all cores.
  func findings(_ findings: [Finding]) -> [FindingRecord] {
    Parallel.mapRows(findings.count, size: 1 << 10) { rows in
      rows.map { record(findings[$0]) }
    }.flatMap { $0 }
  }

  private func record(_ finding: Finding) -> FindingRecord {
    let text = Rules.text(of: finding, in: facts)
    return FindingRecord(
      fingerprint: Rules.fingerprint(of: finding, in: facts), severity: finding.severity.word,
      rule: Rules.rule(of: finding).slug, subject: text.subject, message: text.message,
      remedy: text.remedy,
      consoleUsername: finding.consoleRow.flatMap { facts.console.text(.username, Int($0)) } ?? "",
      directoryUPN: finding.directoryRow.flatMap {
        facts.directory.text(.userPrincipalName, Int($0))
      } ?? "", standing: standing(of: finding))
  }

  private func standing(of finding: Finding) -> FindingRecord.Standing {
    guard let decision = finding.decision else { return .open }
    return facts.decisions.decisions.list[Int(decision)].kind == .later ? .later : .waived
  }

  /// The state of every row of both lists that can be recognised again; made on all cores.
  var states: [RowState] {
    let pairing = facts.pairing
    let console = Parallel.mapRows(facts.console.count, size: 1 << 12) { rows in
      rows.map {
        RowState(side: .console, key: consoleKey($0), state: pairing.consoleStates[$0].word)
      }
    }
    let directory = Parallel.mapRows(facts.directory.count, size: 1 << 12) { rows in
      rows.map {
        RowState(side: .directory, key: directoryKey($0), state: pairing.directoryStates[$0].word)
      }
    }
    var all: [RowState] = []
    all.reserveCapacity(facts.console.count + facts.directory.count)
    for stretch in console + directory { all += stretch.lazy.filter { !$0.key.isEmpty } }
    return all
  }

  /// The mail address where it is the user's own, else the username: the repair of most findings is to
  /// change usernames, and whoever is renamed is still the same.
  private func consoleKey(_ row: Int) -> String {
    let address = sharers.contains(row) ? "" : Self.address(row, facts)
    return address.isEmpty ? facts.console.text(.username, row) ?? "" : address
  }

  private static func address(_ row: Int, _ facts: Facts) -> String {
    facts.console.withBytes(.email, row) {
      $0.isEmpty ? "" : String(decoding: Folding.key($0), as: UTF8.self)
    }
  }

  private func directoryKey(_ row: Int) -> String {
    let guid = facts.directory.guids[row]
    if guid != .zero { return guid.text }
    return facts.directory.text(.userPrincipalName, row)
      ?? facts.directory.text(.sAMAccountName, row)
      ?? facts.directory.text(.distinguishedName, row) ?? ""
  }
}
