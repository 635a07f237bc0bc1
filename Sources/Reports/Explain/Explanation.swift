package import Checks
import Forecast
import Matching
import Roster

/// Everything that a run knows about one person, for people and for programs.
package struct Explanation: Sendable {
  let facts: Facts
  let person: PersonCase
  /// The findings that name the person.
  let findings: [Finding]
  private let hits: [HardTrace.Hit]

  /// - Parameters:
  ///   - facts: what is so.
  ///   - findings: all of the run.
  ///   - shown: the same facts as they are to be shown, such as with pseudonyms.
  package init(
    _ person: PersonCase, in facts: Facts, findings: [Finding], shownAs shown: Facts? = nil
  ) {
    self.facts = shown ?? facts
    self.person = person
    self.findings = findings.filter { Explanation.concerns(person, $0, facts) }
    let trace = HardTrace(
      directory: facts.directory, console: facts.console, identities: facts.identities,
      pairing: facts.pairing)
    hits =
      person.console.map { trace.hits(ofConsole: $0) }
      ?? person.directory.map { trace.hits(ofDirectory: $0) } ?? []
  }

  private static func concerns(_ person: PersonCase, _ finding: Finding, _ facts: Facts) -> Bool {
    if finding.rows.isEmpty {
      return finding.consoleRow.map { Int($0) == person.console } ?? false
        || finding.directoryRow.map { Int($0) == person.directory } ?? false
    }
    let row = finding.consoleRow != nil ? person.console : person.directory
    return row.map { finding.rows.contains(UInt32(truncatingIfNeeded: $0)) } ?? false
  }

  // MARK: States

  var consoleState: ConsoleState? { person.console.map { facts.pairing.consoleStates[$0] } }
  var directoryState: DirectoryState? {
    person.directory.map { facts.pairing.directoryStates[$0] }
  }

  /// Whether both rows are in question as one person: a pair, or a known one that is no pair.
  var isPair: Bool { person.console != nil && person.directory != nil }

  var forecast: UserForecast {
    person.console.map { facts.firstCycle.console[$0] }
      ?? person.directory.map { facts.firstCycle.directory[$0] } ?? .none
  }

  var remedy: String {
    person.console.map { Advice.remedy(console: $0, in: facts) }
      ?? person.directory.map { Advice.remedy(directory: $0, in: facts) } ?? ""
  }

  /// The rule that decided.
  var rule: String {
    if let console = person.console, let state = consoleState {
      if let words = softRule { return words }
      return ExplainSentences.rule(ofConsole: state, facts.pairing.evidence(of: console))
    }
    return directoryState.map(ExplainSentences.rule(ofDirectory:)) ?? ""
  }

  /// What linking the two replaces; nil when they are not to be linked.
  var overwrites: [LinkOverwrites.Overwrite]? {
    guard let console = person.console, let directory = person.directory else { return nil }
    switch facts.pairing.consoleStates[console] {
    case .linked, .linkedFolded, .rename, .suggested: break
    case .ambiguous, .duplicate, .blocked, .unmatched, .excluded, .unusable: return nil
    }
    return LinkOverwrites.list(
      console: console, of: facts.console, directory: directory, of: facts.directory)
  }

  // MARK: Tiers

  /// What one tier said.
  struct Tier: Sendable {
    let number: Int
    let name: String
    let says: String
  }

  var tiers: [Tier] {
    let exact = hits.filter { $0.evidence.contains(.usernameIsCloudUPN) }
    let folded = hits.filter { $0.evidence.contains(.usernameFoldsToCloudUPN) }
    let names: Evidence = [.usernameIsCloudUPN, .usernameFoldsToCloudUPN]
    let others = hits.filter { !$0.evidence.subtracting(names).isEmpty }
    let says = [
      decisions, ExplainSentences.exact(exact.map { other($0.row) }),
      folded.isEmpty && !exact.isEmpty
        ? ExplainSentences.notAsked : ExplainSentences.folded(folded.map { other($0.row) }),
      ExplainSentences.identifiers(
        others.prefix(5).map {
          "\(other($0.row)) (\($0.evidence.subtracting(names).list.joined(separator: ", ")))"
            + ($0.isDoubted ? ExplainSentences.doubt : "")
        }, more: max(0, others.count - 5)), softWords,
    ]
    return zip(ExplainSentences.tierNames, says).enumerated().compactMap { index, tier in
      tier.1.isEmpty ? nil : Tier(number: index + 1, name: tier.0, says: tier.1)
    }
  }

  /// How a row of the other side is called: that of the directory, unless there is no console user.
  private func other(_ row: Int) -> String {
    person.console == nil
      ? facts.console.text(.username, row) ?? "" : facts.shortName(ofDirectory: row)
  }

  private var decisions: String {
    let applied = facts.decisions
    let lines = applied.outcomes.indices.filter { position in
      applied.consoleRows[position].map { $0 == person.console } ?? false
        || applied.directoryRows[position].map { $0 == person.directory } ?? false
    }.map { position in
      let decision = applied.decisions.list[position]
      return ExplainSentences.decision(
        decision.words, decision.origin.description, applied.outcomes[position])
    }
    return lines.isEmpty ? ExplainSentences.noDecision : lines.joined(separator: "; ")
  }
}
