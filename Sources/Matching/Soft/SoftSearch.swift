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
    var people = ProfileTable(joining: found.map(\.people))
    var work = WorkCounts()
    for part in found {
      counts.merge(part.counts)
      work.merge(part.work)
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
      var reader = ProfileReader(
        directory: directory, console: console, capacity: positions.count)
      for position in positions { reader.add(console: rows[position]) }
      return reader.table
    }
    return ProfileTable(joining: parts)
  }

  private struct Part: Sendable {
    var people: ProfileTable
    var counts: NameCounts
    var work: WorkCounts
    /// A sum of what was read only to be in the processor's cache; kept, so that the compiler does not
    /// leave the reading out.
    var touched: UInt8
  }

  /// How many people are asked for at once: their values fit into the first-level cache.
  private static let block = 32

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
      let open = rows.count { standings[$0].standing.map { $0 != .claimed } ?? false }
      var reader = ProfileReader(
        directory: directory, console: console, capacity: open + open / 4)
      var claimed = ClaimedPeople(directory: directory, console: console, asked: wanted)
      var keys = SoftKeys()
      var counts = NameCounts()
      var work = WorkCounts()
      var touched: UInt8 = 0
      for row in rows {
        if (row - rows.lowerBound) % block == 0 {
          touched &+= directory.touch(
            ProfileReader.coldFields, row..<min(row + block, rows.upperBound))
        }
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
      return Part(people: reader.table, counts: counts, work: work, touched: touched)
    }
  }
}

/// How a directory row takes part in soft matching; nil when it does not.
struct StandingOfRow: Sendable {
  let standing: Profile.Standing?

  init(_ kind: AccountKind, _ reason: NotSyncedReason, _ state: DirectoryState) {
    guard kind == .user else {
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
      switch reason {
      case .adminDescription, .guest: standing = .notProvisioned
      default: standing = nil
      }
    case .excluded: standing = nil
    }
  }
}
