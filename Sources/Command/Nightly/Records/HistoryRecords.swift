import Checks
import Formats
import History
import Matching
import Roster

/// What the history keeps of a run besides its figures.
struct HistoryRecords: Sendable {
  private let facts: Facts
  /// Mail addresses that one console user alone has.
  private let ownAddresses: Set<String>

  init(_ facts: Facts) {
    self.facts = facts
    var counts: [String: Int] = [:]
    for row in 0..<facts.console.count {
      counts[Self.address(row, facts), default: 0] += 1
    }
    ownAddresses = Set(counts.lazy.filter { $0.value == 1 && !$0.key.isEmpty }.map(\.key))
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

  /// The state of every row of both lists that can be recognised again, made as they are asked for.
  var states: some Sequence<RowState> {
    let pairing = facts.pairing
    let console = (0..<facts.console.count).lazy.map { row in
      RowState(
        side: .console, key: consoleKey(row), state: pairing.consoleStates[row].word)
    }
    let directory = (0..<facts.directory.count).lazy.map { row in
      RowState(
        side: .directory, key: directoryKey(row), state: pairing.directoryStates[row].word)
    }
    return [AnySequence(console), AnySequence(directory)].lazy.joined()
      .filter { !$0.key.isEmpty }
  }

  /// The mail address where it is the user's own, else the username: the repair of most findings is to
  /// change usernames, and whoever is renamed is still the same.
  private func consoleKey(_ row: Int) -> String {
    let address = Self.address(row, facts)
    return ownAddresses.contains(address) ? address : facts.console.text(.username, row) ?? ""
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
