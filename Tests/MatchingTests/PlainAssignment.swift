import Matching
import Support

/// Assigns leftovers as the documentation says, comparing everybody with everybody: the reference for
/// the tier, which compares only those who share a key. The sum of one pair is taken from the door.
struct PlainAssignment {
  private(set) var console: [PlainMatching.Row]
  private let before: Pairing
  private let soft: SoftMatches
  private let leftovers: [Int]
  /// The sums of all pairs that are worth listing, by console row and directory row.
  private var sums: [Int: [Int: Int]] = [:]

  /// Pairs below this are nobody's rivals.
  private static let listedFrom = 18

  /// - Parameters:
  ///   - before: what earlier tiers made.
  ///   - soft: the sums.
  init(_ before: Pairing, _ soft: SoftMatches) {
    self.before = before
    self.soft = soft
    console = before.plainConsole
    leftovers = before.consoleStates.indices.filter { before.consoleStates[$0] == .unmatched }
    for row in leftovers {
      for person in before.directoryStates.indices where before.directoryStates[person] != .excluded
      {
        let total = soft.score(console: row, directory: person)?.total ?? 0
        if total >= Self.listedFrom { sums[row, default: [:]][person] = total }
      }
    }
    let suggested = leftovers.filter { isSuggested($0) }
    for row in suggested {
      console[row] = .init(state: "suggested", partner: best(of: row)?.person)
    }
    for row in leftovers where !suggested.contains(row) { settle(row, suggested) }
  }

  private func best(of row: Int) -> (person: Int, total: Int)? {
    sums[row]?.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  /// All within the margin of the best.
  private func near(_ row: Int) -> [Int] {
    let top = best(of: row)?.total ?? 0
    return (sums[row] ?? [:]).filter { $0.value > top - soft.margin }.map(\.key)
  }

  private func isClear(_ row: Int) -> Bool {
    guard let best = best(of: row), best.total >= soft.minimum else { return false }
    return near(row).count == 1
  }

  private func isSuggested(_ row: Int) -> Bool {
    guard isClear(row), let best = best(of: row), before.directoryStates[best.person] == .create
    else { return false }
    return leftovers.allSatisfy {
      $0 == row || (sums[$0]?[best.person] ?? 0) <= best.total - soft.margin
    }
  }

  private mutating func settle(_ row: Int, _ suggested: [Int]) {
    guard let best = best(of: row), best.total >= soft.minimum else { return }
    guard isClear(row) else {
      console[row] = .init(state: "ambiguous", rivals: Set(near(row)))
      return
    }
    switch before.directoryStates[best.person] {
    case .linked, .linkedFolded, .rename:
      console[row] = .init(state: "duplicate", partner: best.person)
    case .ambiguous: console[row] = .init(state: "ambiguous", rivals: [best.person])
    case .create:
      let holder = suggested.first { self.best(of: $0)?.person == best.person }
      let isBeaten =
        holder.map { (sums[$0]?[best.person] ?? 0) - best.total >= soft.margin } ?? false
      console[row] =
        isBeaten
        ? .init(state: "duplicate", partner: best.person)
        : .init(state: "ambiguous", rivals: [best.person])
    default: console[row] = .init(state: "blocked", partner: best.person)
    }
  }
}
