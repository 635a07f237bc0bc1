import Formats
import Matching
import Roster

/// Sets findings aside that a person waived or put off. They stay in the list, and are counted apart.
struct SettingAside {
  private let facts: Facts
  /// Places of waivers in the list of decisions, by fingerprint, and with their patterns by rule.
  private var byFingerprint: [String: Int] = [:]
  private var byRule: [String: [(pattern: GlobPattern, position: Int)]] = [:]
  private let waivers: [Int]

  init(_ facts: Facts) {
    self.facts = facts
    let list = facts.decisions.decisions.list
    waivers = list.indices.filter {
      list[$0].kind == .waive && facts.decisions.outcomes[$0].isUsed
    }
    for position in waivers {
      let name = Folding.trimmed(list[position][.finding])
      if Decision.isFingerprint(name) {
        byFingerprint[name.lowercased()] = byFingerprint[name.lowercased()] ?? position
      } else {
        byRule[name, default: []].append((GlobPattern(list[position][.pattern]), position))
      }
    }
  }

  /// Sets aside what the decisions say, and adds a finding for each waiver without a finding.
  func apply(to findings: inout [Finding]) {
    let all = findings
    let found = Parallel.mapRows(all.count, size: 1 << 10) { positions in
      positions.map { waivers(of: all[$0]) }
    }.flatMap { $0 }
    var used: Set<Int> = []
    for (position, waivers) in found.enumerated() {
      used.formUnion(waivers)
      if let decision = waivers.first ?? later(findings[position]) {
        findings[position].setAside(by: decision)
      }
    }
    let rule = Rules.all.count - 1
    findings += waivers.filter { !used.contains($0) }.map {
      Finding(Hit(detail: $0, people: 0), rule: rule, severity: Rules.all[rule].severity)
    }
  }

  /// The waivers that name a finding, by its fingerprint first.
  private func waivers(of finding: Finding) -> [Int] {
    var positions: [Int] = []
    if !byFingerprint.isEmpty,
      let position = byFingerprint[Rules.fingerprint(of: finding, in: facts)]
    {
      positions.append(position)
    }
    guard let patterns = byRule[Rules.rule(of: finding).slug] else { return positions }
    let names = [
      Rules.text(of: finding, in: facts).subject,
      finding.console.map { facts.username($0) },
      finding.directory.map { facts.directoryName($0) },
    ].compactMap { $0 }
    for (pattern, position) in patterns where names.contains(where: { pattern.matches($0) }) {
      positions.append(position)
    }
    return positions
  }

  /// The decision that puts off everybody whom a finding is about.
  private func later(_ finding: Finding) -> Int? {
    guard !Rules.isAboutDecision(finding) else { return nil }
    guard !finding.rows.isEmpty else {
      return facts.later(console: finding.console, directory: finding.directory)
    }
    let isConsole = finding.console != nil
    var first: Int?
    for row in finding.rows {
      let decision =
        isConsole
        ? facts.later(console: Int(row), directory: nil)
        : facts.later(console: nil, directory: Int(row))
      guard let decision else { return nil }
      first = first ?? decision
    }
    return first
  }
}

extension Facts {
  /// The decision that puts off a user or, where both are known to be one person, the other one of the
  /// pair.
  package func later(console: Int?, directory: Int?) -> Int? {
    guard putsOff else { return nil }
    let other = directory ?? console.flatMap { pairing.directoryUser(of: $0) }
    let user = console ?? directory.flatMap { pairing.consoleUser(of: $0) }
    return decisions.later(console: user, directory: other)
  }
}
