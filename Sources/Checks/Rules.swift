import Crypto
import Formats
import Matching
import Roster

/// All rules, and what is done with them.
package enum Rules {
  /// In the order in which findings are listed. New rules may stand anywhere: only slugs are stable.
  package static let all: [Rule] = [
    people, usernames, loginNames, sites, licenses, contacts, directoryEntries, exports, decisions,
  ].flatMap { $0 }

  /// Everything that the rules find: in rule order, then in row order. What a decision sets aside is
  /// among it; see ``Finding/isOpen``.
  package static func run(_ facts: Facts) -> [Finding] {
    let survey = Survey(facts)
    let users = Set(survey.usernameGroups.joined().map { Int($0) })
    let people = Set(facts.sharedLogins.joined())
    var findings = Parallel.map(all.count) { position -> [Finding] in
      let rule = all[position]
      return rule.find(survey).map { hit in
        Finding(
          hit, rule: position, severity: rule.severity,
          sharesName: hit.console.map(users.contains) ?? false
            || hit.directory.map(people.contains) ?? false)
      }
    }.flatMap { $0 }
    if !facts.decisions.isEmpty { SettingAside(facts).apply(to: &findings) }
    return findings
  }

  package static func rule(of finding: Finding) -> Rule { all[Int(finding.rule)] }

  /// The words of a finding.
  package static func text(of finding: Finding, in facts: Facts) -> FindingText {
    // Not by `rule(of:)`, which copies a rule: that counts each reference in it, on both cores.
    all[Int(finding.rule)].text(finding, facts)
  }

  /// 16 hexadecimal digits that stay the same for the same trouble of the same subject, in every run
  /// and on every machine, so that a later run knows what is new.
  package static func fingerprint(of finding: Finding, in facts: Facts) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160)
    bytes.append(copying: all[Int(finding.rule)].slug.utf8.span)
    bytes.append(0)
    facts.appendIdentity(of: finding, to: &bytes)
    var text: [UInt8] = []
    text.reserveCapacity(16)
    for byte in SHA256.hash(data: bytes).prefix(8) {
      text.append(hexadecimal(byte >> 4))
      text.append(hexadecimal(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { (digit < 10 ? 0x30 : 0x57) + digit }

  /// How much a finding hurts if nobody acts: harm times people.
  package static func cost(of finding: Finding) -> Int {
    cost(rule(of: finding), finding.severity, people: finding.people)
  }

  /// Whether a finding is about a whole export that is damaged or incomplete, and must be made anew
  /// before anything else is believed.
  package static func isAboutWholeExport(_ finding: Finding) -> Bool {
    finding.people == 0 && cost(of: finding) == Int.max
  }

  /// A finding that counts nobody and either cannot be undone or is an error that costs licences is
  /// about a whole file, such as a cut export or one without an attribute that matters: it makes
  /// everything else doubtful, so it weighs more than any number of people.
  private static func cost(_ rule: Rule, _ severity: Severity, people: Int) -> Int {
    let isGrave = rule.harm == .irreversible || rule.harm == .license && severity == .error
    return people == 0 && isGrave ? Int.max : rule.harm.rawValue * people
  }

  /// What one rule found, all together.
  package struct Total: Sendable {
    package let rule: Rule
    /// The worst among the findings.
    package let severity: Severity
    package let findings: Int
    package let people: Int
    /// Position of its first finding in the list.
    package let first: Int
    /// Harm times people; most of all where a whole file cannot be trusted.
    package var cost: Int { Rules.cost(rule, severity, people: people) }
  }

  /// The open findings by rule, the most costly rule first: irreversible harm weighs most.
  package static func totals(_ findings: [Finding]) -> [Total] {
    var positions: [UInt8: [Int]] = [:]
    for (position, finding) in findings.enumerated() where finding.isOpen {
      positions[finding.rule, default: []].append(position)
    }
    let totals = positions.values.map { group in
      Total(
        rule: rule(of: findings[group[0]]),
        severity: group.map { findings[$0].severity }.max() ?? .notice, findings: group.count,
        people: group.reduce(0) { $0 + findings[$1].people }, first: group[0])
    }
    return totals.sorted { ($1.cost, $1.severity, $0.first) < ($0.cost, $0.severity, $1.first) }
  }
}
