import Formats
import Roster

/// Tier 5: soft evidence. Pairs leftovers that are each other's best by a margin; leaves everything
/// else to a person, or as it is.
struct SoftTier {
  let directory: DirectoryUsers
  let console: ConsoleUsers
  /// Pairs that a person ruled out.
  var isRefused: @Sendable (_ console: Int, _ directory: Int) -> Bool = { _, _ in false }
  /// How many people may share a key before it is divided.
  var crowd = 64

  /// How many console users are looked at together; bounds memory.
  private static let batch = 1 << 17
  /// How many candidates before their turn their profiles are asked for, and what these point to.
  private static let profilesAhead = 8
  private static let namesAhead = 4
  /// How many rivals of a row are kept.
  private static let kept = SoftPoints.rivalsAtMost + 4

  /// Settles the console users that are `unmatched`, as far as soft evidence goes.
  func apply(to pairing: inout Pairing) {
    let leftovers = pairing.consoleStates.indices.filter { pairing.consoleStates[$0] == .unmatched }
    guard !leftovers.isEmpty else { return }
    let states = pairing.directoryStates
    let (kinds, reasons) = (directory.kinds, directory.reasons)
    let standings = Parallel.mapRows(directory.count) { rows in
      rows.map { StandingOfRow(kinds[$0], reasons[$0], states[$0]) }
    }.flatMap { $0 }
    let search = SoftSearch(
      for: leftovers, directory: directory, console: console, standings: standings,
      habits: TenantHabits(of: pairing, directory: directory, console: console))
    let scored = score(search.scorer)
    let decision = SoftDecision(
      scored.lists, search.scorer, minimum: SoftPoints.minimum(people: search.openPeople))
    decision.apply(to: &pairing)
    pairing.soft = decision.matches(
      comparisons: scored.comparisons,
      tables: SoftMatches.PairTables(
        directory: directory, console: console, counts: search.scorer.counts,
        habits: search.scorer.habits, rarity: search.rarity, standings: standings))
  }

  /// The best people for each user, best first, and how many pairs were compared.
  private func score(_ scorer: SoftScorer) -> (lists: [ScoredList], comparisons: Int) {
    var lists: [ScoredList] = []
    var comparisons = 0
    let total = scorer.users.profiles.count
    lists.reserveCapacity(total)
    for start in stride(from: 0, to: total, by: SoftTier.batch) {
      let batch = start..<min(start + SoftTier.batch, total)
      let blocks = CandidateBlocks(
        batch, users: scorer.users, people: scorer.people, crowd: crowd)
      let parts = Parallel.mapRows(batch.count, size: 1 << 11) { rows in
        score(rows.lowerBound + start..<rows.upperBound + start, blocks, scorer)
      }
      for part in parts {
        lists += part.lists
        comparisons += part.comparisons
      }
    }
    return (lists, comparisons)
  }

  private func score(
    _ users: Range<Int>, _ blocks: CandidateBlocks, _ scorer: SoftScorer
  ) -> (lists: [ScoredList], comparisons: Int) {
    var lists: [ScoredList] = []
    var comparisons = 0
    // Which user each person was compared with last, so that nobody is compared twice.
    var lastUser = [UInt32](repeating: .max, count: scorer.people.profiles.count)
    // Taken out once: whoever asks the scorer for each is counted as one more owner.
    let (userProfiles, people) = (scorer.users.profiles, scorer.people.profiles)
    var candidates: [Int] = []
    for user in users {
      var list = ScoredList()
      let row = Int(userProfiles[user].row)
      candidates.removeAll(keepingCapacity: true)
      let seen = blocks.forEachCandidate(user) { person in
        guard lastUser[person] != UInt32(user) else { return }
        lastUser[person] = UInt32(user)
        candidates.append(person)
      }
      comparisons += candidates.count
      for (index, person) in candidates.enumerated() {
        // They stand all over the tables: asked for in two steps, since the first says where the second is.
        let (far, near) = (index + SoftTier.profilesAhead, index + SoftTier.namesAhead)
        if far < candidates.count { scorer.ask(forProfileOf: candidates[far]) }
        if near < candidates.count { scorer.ask(forNamesOf: candidates[near]) }
        let total = scorer.sum(user, person).total
        guard total >= SoftPoints.listedFrom, !isRefused(row, Int(people[person].row))
        else { continue }
        list.add(person, total)
      }
      if seen == .some { list.unseen = scorer.namesake(of: user) }
      list.sort(people, keeping: SoftTier.kept)
      lists.append(list)
    }
    return (lists, comparisons)
  }
}

/// The people that came nearest to one console user.
struct ScoredList: Sendable {
  /// A person, by position in the table, and the sum.
  struct Item: BitwiseCopyable, Sendable {
    let person: UInt32
    let total: Int32
  }

  private(set) var items: [Item] = []
  /// What somebody of the same name would have who was not looked at, because there are too many.
  var unseen: Int?

  mutating func add(_ person: Int, _ total: Int) {
    items.append(
      Item(person: UInt32(truncatingIfNeeded: person), total: Int32(truncatingIfNeeded: total)))
  }

  /// Best first; equal sums by what the rows are, not by where they stand.
  mutating func sort(_ people: [Profile], keeping limit: Int) {
    items.sort { first, second in
      if first.total != second.total { return first.total > second.total }
      let one = people[Int(first.person)]
      let other = people[Int(second.person)]
      return one.order != other.order ? one.order < other.order : one.row < other.row
    }
    if items.count > limit { items.removeLast(items.count - limit) }
  }

  /// The sum of the second, or of one who was not looked at.
  var runnerUp: Int? {
    let second = items.count > 1 ? Int(items[1].total) : nil
    guard let unseen else { return second }
    return max(unseen, second ?? unseen)
  }
}

extension SoftScorer {
  /// What a person would have of whom nothing but the full name agrees.
  func namesake(of user: Int) -> Int {
    let profile = users.profiles[user]
    guard let given = users.words[profile.given.range].first,
      let surname = users.words[profile.surname.range].first
    else { return 0 }
    return SoftPoints.surname(holders: Int(surname.holders), of: counts.people)
      + SoftPoints.given(holders: Int(given.holders), of: counts.people)
  }
}
