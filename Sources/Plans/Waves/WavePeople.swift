import Checks
import Forecast
package import Matching
import Roster

/// Who is in a wave at all: everybody whom provisioning would take, or could once something is
/// repaired.
package struct WavePeople: Sendable {
  /// Why somebody is in no wave.
  package enum Absence: Hashable, Sendable {
    /// Disabled, never synced, excluded.
    case state(DirectoryState)
    /// Not assigned to the application, by the settings of the scope.
    case outOfScope
    /// The entry says again what another one says.
    case repeated

    /// The word in summaries.
    package var word: String {
      switch self {
      case .state(let state): state.word
      case .outOfScope: "out-of-scope"
      case .repeated: "repeated"
      }
    }
  }

  private let isIn: [Bool]
  package let rows: [UInt32]
  /// How many are in no wave, the most frequent reason first.
  package let absences: [(reason: Absence, people: Int)]

  init(_ facts: Facts) {
    var isIn = [Bool](repeating: false, count: facts.directory.count)
    var rows: [UInt32] = []
    var absences: [Absence: Int] = [:]
    for row in 0..<facts.directory.count {
      if let absence = Self.absence(of: row, in: facts) {
        absences[absence, default: 0] += 1
      } else {
        isIn[row] = true
        rows.append(UInt32(row))
      }
    }
    self.isIn = isIn
    self.rows = rows
    self.absences = absences.map { ($0.key, $0.value) }
      .sorted { ($1.people, $0.reason.word) < ($0.people, $1.reason.word) }
  }

  package func contains(_ row: Int) -> Bool { isIn[row] }

  private static func absence(of row: Int, in facts: Facts) -> Absence? {
    switch facts.pairing.directoryStates[row] {
    case .disabled, .notSynced, .excluded: return .state(facts.pairing.directoryStates[row])
    case .linked, .linkedFolded, .rename, .suggested, .ambiguous, .create, .duplicateUPN, .noUPN:
      break
    }
    if facts.directory.repeats[row] != nil { return .repeated }
    return facts.firstCycle.scope.contains(row) ? nil : .outOfScope
  }
}
