package import Roster

/// The decisions of a run, what became of each, and what they say about rows.
package struct AppliedDecisions: Sendable {
  package private(set) var decisions: Decisions
  /// For each decision, in the order of the list.
  package internal(set) var outcomes: [DecisionOutcome]
  /// The console row and directory row that each decision is about, where they were found.
  package internal(set) var consoleRows: [Int?]
  package internal(set) var directoryRows: [Int?]
  /// Pairs that a person made: the directory row of each console row.
  private(set) var links: [Int: Int] = [:]
  package private(set) var forbidden = ForbiddenPairs()
  private(set) var leftAlone = RowSets()
  /// Rows about which nothing is asked now, and the decision that says so.
  private var consoleLater: [Int: Int] = [:]
  private var directoryLater: [Int: Int] = [:]

  /// Rows of both sides.
  struct RowSets: Sendable {
    var console: Set<Int> = []
    var directory: Set<Int> = []
  }

  /// Nobody decided anything.
  package static let none = AppliedDecisions(.none)

  init(_ decisions: Decisions) {
    self.decisions = decisions
    outcomes = Array(repeating: .holds, count: decisions.list.count)
    consoleRows = Array(repeating: nil, count: decisions.list.count)
    directoryRows = consoleRows
  }

  /// The same with pseudonyms in what the decisions say.
  package func redacted(by pseudonyms: Pseudonyms) -> AppliedDecisions {
    var applied = self
    applied.decisions = decisions.redacted(by: pseudonyms)
    return applied
  }

  package var isEmpty: Bool { decisions.isEmpty }

  /// How many decisions have an effect.
  package var usedCount: Int { outcomes.count { $0.isUsed } }

  /// The decision that puts off a console user, or the directory user that it is paired with.
  package func later(console row: Int?, directory other: Int?) -> Int? {
    if consoleLater.isEmpty && directoryLater.isEmpty { return nil }
    return row.flatMap { consoleLater[$0] } ?? other.flatMap { directoryLater[$0] }
  }

  /// How many console users and directory users are put off.
  package var laterCount: Int { Set(consoleLater.values).union(directoryLater.values).count }

  /// Takes in what the decisions that hold say about rows.
  mutating func collect() {
    for position in decisions.list.indices where outcomes[position].isUsed {
      let console = consoleRows[position]
      let directory = directoryRows[position]
      switch decisions.list[position].kind {
      case .link:
        if let console, let directory { links[console] = directory }
      case .never:
        if let console, let directory {
          forbidden.insert(console: console, directory: directory)
        }
      case .leaveAlone:
        if let console { leftAlone.console.insert(console) }
        if let directory { leftAlone.directory.insert(directory) }
      case .later:
        if let console { consoleLater[console] = position }
        if let directory { directoryLater[directory] = position }
      case .siteAlias, .waive: break
      }
    }
  }

  /// Notes what Entra does whatever was decided, once the pairs are known.
  ///
  /// - Parameter namesakes: the directory users whose cloud UPN is the username of a console row, folded.
  mutating func compare(with pairing: Pairing, namesakes: (Int) -> [Int]) {
    for position in decisions.list.indices where outcomes[position].isUsed {
      guard let console = consoleRows[position], let directory = directoryRows[position] else {
        continue
      }
      let partner = pairing.directoryUser(of: console)
      let state = pairing.consoleStates[console]
      let isByUsername = state == .linked || state == .linkedFolded
      switch decisions.list[position].kind {
      case .never where isByUsername && partner == directory:
        outcomes[position] = .linkedByUsername
      case .link where partner != directory:
        if let partner { outcomes[position] = .usernameOfAnother(partner) }
      case .link where state == .duplicate && partner == directory:
        if let holder = pairing.consoleUser(of: directory) {
          outcomes[position] = .hasAnotherUser(holder)
        }
      case .link where state == .rename:
        let other = namesakes(console).first {
          $0 != directory && pairing.directoryStates[$0].isProvisioned
        }
        if let other { outcomes[position] = .foldsToAnother(other) }
      default: break
      }
    }
  }
}
