import Formats
import Roster

/// Makes everything ready for scoring: the profiles of the console users in question, those of the
/// directory users who may be they, and the counts.
struct SoftSearch: Sendable {
  let scorer: SoftScorer
  /// How many directory users nobody has claimed.
  let openPeople: Int
  let rarity: WorkRarity

  private static let stretch = 1 << 14

  /// - Parameter rows: the console users in question.
  init(
    for rows: [Int], directory: DirectoryUsers, console: ConsoleUsers, standings: [StandingOfRow],
    habits: TenantHabits
  ) {
    var users = SoftSearch.users(rows, directory, console)
    let found = SoftSearch.people(directory, console, standings, users)
    var counts = NameCounts()
    var people = ProfileTable()
    var work = WorkCounts()
    for part in found {
      counts.merge(part.counts)
      work.merge(part.work)
      people.append(part.people)
    }
    for profile in people.profiles { counts.countNumbers(profile, in: people) }
    counts.fillHolders(of: &users)
    counts.fillHolders(of: &people)
    rarity = work.rarity
    people.fillRarity(rarity)
    openPeople = people.profiles.count { $0.standing == .open || $0.standing == .notProvisioned }
    scorer = SoftScorer(users: users, people: people, counts: counts, habits: habits)
  }

  private static func users(
    _ rows: [Int], _ directory: DirectoryUsers, _ console: ConsoleUsers
  ) -> ProfileTable {
    let parts = Parallel.mapRows(rows.count, size: stretch) { positions in
      var reader = ProfileReader(directory: directory, console: console)
      for position in positions { reader.add(console: rows[position]) }
      return reader.table
    }
    var table = ProfileTable()
    for part in parts { table.append(part) }
    return table
  }

  private struct Part: Sendable {
    var people: ProfileTable
    var counts: NameCounts
    var work: WorkCounts
  }

  /// All people who are open, and those of the others who share a telling key with a user.
  private static func people(
    _ directory: DirectoryUsers, _ console: ConsoleUsers, _ standings: [StandingOfRow],
    _ users: ProfileTable
  ) -> [Part] {
    let wanted = AskedKeys(
      Parallel.mapRows(users.profiles.count, size: stretch) { rows in
        var keys = SoftKeys()
        var found: [UInt64] = []
        for row in rows { keys.forEach(users.profiles[row], users, .narrow) { found.append($0) } }
        return found
      }, of: users)
    return Parallel.mapRows(directory.count, size: max(stretch, directory.count / 8)) { rows in
      var reader = ProfileReader(directory: directory, console: console)
      var claimed = ClaimedPeople(directory: directory, console: console, asked: wanted)
      var keys = SoftKeys()
      var counts = NameCounts()
      var work = WorkCounts()
      for row in rows {
        guard let standing = standings[row].standing else { continue }
        let mayBeWanted = standing == .claimed ? claimed.count(row, directory) : nil
        if mayBeWanted == false { continue }
        let mark = reader.table.mark
        reader.add(directory: row, standing)
        let profile = reader.table.profiles[reader.table.profiles.count - 1]
        if mayBeWanted == nil {
          counts.count(profile, in: reader.table)
          work.count(profile)
        }
        guard standing == .claimed else { continue }
        var isWanted = false
        keys.forEach(profile, reader.table, .narrow) { key in
          if !isWanted, wanted.contains(key) { isWanted = true }
        }
        if !isWanted { reader.removeLast(backTo: mark) }
      }
      claimed.finish()
      counts.merge(claimed.counts)
      work.merge(claimed.work)
      return Part(people: reader.table, counts: counts, work: work)
    }
  }
}

/// How a directory row takes part in soft matching; nil when it does not.
struct StandingOfRow: Sendable {
  let standing: Profile.Standing?

  init(_ row: Int, _ directory: DirectoryUsers, _ state: DirectoryState) {
    guard directory.kinds[row] == .user else {
      standing = nil
      return
    }
    switch state {
    case .create: standing = .open
    case .linked, .linkedFolded, .rename, .suggested: standing = .claimed
    case .ambiguous: standing = .ambiguous
    case .disabled, .duplicateUPN, .noUPN: standing = .notProvisioned
    case .notSynced:
      // The others are nobody: replication conflicts, programs, system mailboxes.
      switch directory.reasons[row] {
      case .adminDescription, .guest: standing = .notProvisioned
      default: standing = nil
      }
    case .excluded: standing = nil
    }
  }
}
