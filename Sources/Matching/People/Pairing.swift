import Formats

/// Who belongs to whom: a state for every row of both lists, and partners where there are any.
package struct Pairing: Sendable {
  package internal(set) var consoleStates: [ConsoleState]
  package internal(set) var directoryStates: [DirectoryState]
  private var consolePartners: [UInt32]
  private var directoryPartners: [UInt32]
  private var consoleEvidence: [Evidence]
  /// For ambiguous console rows: all directory rows that came into question.
  package internal(set) var consoleRivals: [Int: [Int]] = [:]
  /// For ambiguous directory rows: all console rows that came into question.
  package internal(set) var directoryRivals: [Int: [Int]] = [:]

  /// What soft evidence came to.
  package internal(set) var soft = SoftMatches()

  private static let none = UInt32.max

  /// Nobody is paired, and the states of the directory users are still to be set.
  init(consoleCount: Int, directoryCount: Int) {
    consoleStates = Array(repeating: .unmatched, count: consoleCount)
    consolePartners = Array(repeating: Pairing.none, count: consoleCount)
    consoleEvidence = Array(repeating: [], count: consoleCount)
    directoryPartners = Array(repeating: Pairing.none, count: directoryCount)
    directoryStates = []
  }

  /// Asks for what is known of a directory user (``Prefetch``).
  func ask(forDirectoryUser row: Int) {
    Prefetch.element(row, of: directoryStates.span)
    Prefetch.element(row, of: directoryPartners.span)
  }

  /// The directory user of a console user: of a pair, or the known person of a blocked or duplicate
  /// row.
  package func directoryUser(of console: Int) -> Int? {
    consolePartners[console] == Pairing.none ? nil : Int(consolePartners[console])
  }

  /// The console user that a directory user is paired with.
  package func consoleUser(of directory: Int) -> Int? {
    directoryPartners[directory] == Pairing.none ? nil : Int(directoryPartners[directory])
  }

  /// What speaks for the pair of a console user.
  package func evidence(of console: Int) -> Evidence { consoleEvidence[console] }

  /// Makes a pair of two rows, with the same state on both sides.
  mutating func pair(_ console: Int, _ directory: Int, as state: PairState, _ evidence: Evidence) {
    consoleStates[console] = state.console
    directoryStates[directory] = state.directory
    consolePartners[console] = UInt32(truncatingIfNeeded: directory)
    directoryPartners[directory] = UInt32(truncatingIfNeeded: console)
    consoleEvidence[console] = evidence
  }

  /// Notes that a console row is about a directory user that it cannot be paired with.
  mutating func attach(
    _ console: Int, to directory: Int, as state: ConsoleState, _ evidence: Evidence
  ) {
    consoleStates[console] = state
    consolePartners[console] = UInt32(truncatingIfNeeded: directory)
    consoleEvidence[console] = evidence
  }

  /// Notes what else speaks for the pair of a console row.
  mutating func add(_ evidence: Evidence, to console: Int) {
    consoleEvidence[console].formUnion(evidence)
  }

  /// Notes that several directory users come into question for a console row.
  mutating func leaveOpen(_ console: Int, between candidates: [Int]) {
    consoleStates[console] = .ambiguous
    consoleRivals[console] = candidates
    for directory in candidates where consoleUser(of: directory) == nil {
      guard directoryStates[directory].isProvisioned else { continue }
      directoryStates[directory] = .ambiguous
      directoryRivals[directory, default: []].append(console)
    }
  }

  /// How many rows of each side are in each state.
  package var consoleCounts: [ConsoleState: Int] {
    consoleStates.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
  package var directoryCounts: [DirectoryState: Int] {
    directoryStates.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

/// The states that a pair can be in; each side has a state of the same name.
package enum PairState: Sendable {
  case linked
  case linkedFolded
  case rename
  case suggested

  var console: ConsoleState {
    switch self {
    case .linked: .linked
    case .linkedFolded: .linkedFolded
    case .rename: .rename
    case .suggested: .suggested
    }
  }

  var directory: DirectoryState {
    switch self {
    case .linked: .linked
    case .linkedFolded: .linkedFolded
    case .rename: .rename
    case .suggested: .suggested
    }
  }
}
