import Checks
import Forecast
import Formats
import Matching
import Roster

/// What holds back whom, by directory row.
package struct WaveHolds: Sendable {
  /// The codes of all reasons, one person after the other, without repetitions.
  private let codes: [UInt16]
  /// Where those of each row end.
  private let ends: [UInt32]

  /// - Parameters:
  ///   - people: the directory rows that are in question.
  init(_ facts: Facts, findings: [Finding], heldBy severity: Severity, people: WavePeople) {
    var marks: [UInt64] = []
    for finding in findings where finding.isOpen && finding.severity >= severity {
      let code = UInt64(WaveHold.rule(finding.rule).code)
      for row in Self.rows(of: finding, in: facts) where people.contains(row) {
        marks.append(UInt64(row) << 16 | code)
      }
    }
    var isHeld = [Bool](repeating: false, count: facts.directory.count)
    for mark in marks { isHeld[Int(mark >> 16)] = true }
    let heldByRules = isHeld
    let others = Parallel.mapRows(facts.directory.count) { rows in
      rows.flatMap { row -> [UInt64] in
        guard people.contains(row) else { return [] }
        return Self.holds(of: row, in: facts, unless: heldByRules[row]).map {
          UInt64(row) << 16 | UInt64($0.code)
        }
      }
    }
    for part in others { marks += part }
    marks.sort()
    var codes: [UInt16] = []
    var ends = [UInt32](repeating: 0, count: facts.directory.count)
    var last: UInt64?
    for mark in marks where mark != last {
      codes.append(UInt16(truncatingIfNeeded: mark))
      ends[Int(mark >> 16)] += 1
      last = mark
    }
    var end: UInt32 = 0
    for row in ends.indices {
      end += ends[row]
      ends[row] = end
    }
    self.codes = codes
    self.ends = ends
  }

  /// What holds back a directory row: rules in their order, then other reasons.
  package subscript(row: Int) -> [WaveHold] { codes[range(row)].compactMap(WaveHold.init(code:)) }

  package func isReady(_ row: Int) -> Bool { range(row).isEmpty }

  /// How many of `rows` each reason holds back, the most frequent first.
  func counts(_ rows: some Sequence<UInt32>) -> [HoldCount] {
    var counts: [UInt16: Int] = [:]
    for row in rows {
      for code in codes[range(Int(row))] { counts[code, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { code, people in
      WaveHold(code: code).map { HoldCount(hold: $0, people: people) }
    }
  }

  private func range(_ row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  /// The directory rows of everybody whom a finding is about.
  private static func rows(of finding: Finding, in facts: Facts) -> [Int] {
    guard finding.rows.isEmpty else {
      return finding.consoleRow == nil
        ? finding.rows.map { Int($0) } : finding.rows.flatMap { people(ofConsole: Int($0), facts) }
    }
    let console = finding.consoleRow.map { people(ofConsole: Int($0), facts) } ?? []
    return finding.directoryRow.map { [Int($0)] + console } ?? console
  }

  /// Who a console user is, or may be.
  private static func people(ofConsole row: Int, _ facts: Facts) -> [Int] {
    if let person = facts.pairing.directoryUser(of: row) { return [person] }
    return facts.pairing.consoleRivals[row] ?? []
  }

  /// What holds back a person besides findings. The forecast is a reason only where no finding says
  /// why it is so.
  private static func holds(
    of row: Int, in facts: Facts, unless isHeldByRule: Bool
  ) -> [WaveHold] {
    var holds: [WaveHold] = []
    if facts.later(console: nil, directory: row) != nil { holds.append(.putOff) }
    switch facts.firstCycle.directory[row] {
    case .link, .linkUnproven, .create: break
    case .createSecond, .conflict, .skip, .stay, .none:
      if !isHeldByRule { holds.append(.forecast(facts.firstCycle.directory[row])) }
    }
    if isHeldByRule, facts.identities.slice(row).isAbsent { return holds }
    if facts.identities.slice(row).isAbsent {
      holds.append(.cloudUPNUnknown)
    } else if facts.identities.withBytes(row, in: facts.directory, { CSVWriter.isFormula($0) }) {
      holds.append(.formula)
    }
    return holds
  }
}
