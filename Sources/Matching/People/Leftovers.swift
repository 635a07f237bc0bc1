import Roster

/// The console rows that usernames leave open, without those that list a user once more.
///
/// Usernames are unique in 8x8, so two rows with the very same one are one user: exports were joined,
/// pages overlap, or a row stands for each licence. The first row counts. The others are held back while
/// the later tiers work, or a user would be its own rival, and follow the first at the end.
struct Leftovers {
  private(set) var rows: [Int]
  /// Rows with the very username of an earlier leftover, and that one.
  private let repeats: [(row: Int, first: Int)]

  /// - Parameters:
  ///   - open: the rows, in row order.
  ///   - hashes: the short hash of every console row's username.
  init(_ open: [Int], in console: ConsoleUsers, _ hashes: [UInt32]) {
    var repeats: [(row: Int, first: Int)] = []
    for group in ShortHashIndex.groups(open.map { hashes[$0] }) {
      var firsts: [Int] = []
      for row in group.map({ open[Int($0)] }) {
        if let first = firsts.first(where: { console.haveSameUsername($0, row) }) {
          repeats.append((row, first))
        } else {
          firsts.append(row)
        }
      }
    }
    let repeated = Set(repeats.map(\.row))
    rows = repeated.isEmpty ? open : open.filter { !repeated.contains($0) }
    self.repeats = repeats
  }

  mutating func removeAll(where isSettled: (Int) -> Bool) { rows.removeAll(where: isSettled) }

  /// Takes the repetitions out of everybody's sight.
  func holdBackRepeats(in pairing: inout Pairing) {
    for (row, _) in repeats { pairing.consoleStates[row] = .excluded }
  }

  /// Gives each repetition the state that follows from that of the first row.
  func settleRepeats(in pairing: inout Pairing) {
    for (row, first) in repeats {
      let evidence = pairing.evidence(of: first)
      let state = pairing.consoleStates[first]
      switch (state, pairing.directoryUser(of: first)) {
      case (.blocked, let person?): pairing.attach(row, to: person, as: .blocked, evidence)
      case (_, let person?): pairing.attach(row, to: person, as: .duplicate, evidence)
      case (_, nil):
        pairing.consoleStates[row] = state
        pairing.consoleRivals[row] = pairing.consoleRivals[first]
      }
    }
  }
}
