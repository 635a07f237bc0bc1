import Formats
import Roster
import Synchronization

/// Makes everything ready for scoring: the profiles of the console users in question, those of the
/// directory users who may be they, and the counts.
struct SoftSearch: Sendable {
  let scorer: SoftScorer
  /// How many directory users nobody has claimed.
  let openPeople: Int
  let rarity: WorkRarity

  private static let stretch = 1 << 12

  /// - Parameter rows: the console users in question.
  init(
    for rows: [Int], directory: DirectoryUsers, console: ConsoleUsers, standings: [StandingOfRow],
    habits: TenantHabits
  ) {
    var users = SoftSearch.users(rows, console)
    var found = SoftSearch.people(directory, standings, users)
    found.counts.fillHolders(of: &users)
    found.counts.fillHolders(of: &found.people)
    rarity = found.work.rarity
    found.people.fillRarity(rarity)
    openPeople = found.people.profiles.count {
      $0.standing == .open || $0.standing == .notProvisioned
    }
    scorer = SoftScorer(users: users, people: found.people, counts: found.counts, habits: habits)
  }

  private static func users(
    _ rows: [Int], _ console: ConsoleUsers
  ) -> ProfileTable {
    var users = ProfileTable()
    users.reserveCapacity(rows.count)
    Parallel.fold(rows.count, size: stretch, into: &users) { positions in
      var reader = ProfileReader(capacity: positions.count)
      for position in positions { reader.add(console: rows[position], of: console) }
      return reader.table
    } adding: { users, part in
      users.append(part)
    }
    return users
  }

  /// The people who come into question, and what was counted of all people.
  private struct Found: Sendable {
    var people = ProfileTable()
    var counts = NameCounts()
    var work = WorkCounts()

    /// Takes over people who stand behind all others.
    mutating func append(_ part: ProfileTable) {
      for profile in part.profiles { counts.countNumbers(profile, in: part) }
      people.append(part)
    }
  }

  /// All people who are open, and those of the others who share a telling key with a user.
  private static func people(
    _ directory: DirectoryUsers, _ standings: [StandingOfRow], _ users: ProfileTable
  ) -> Found {
    let asked = AskedKeys(
      Parallel.mapRows(users.profiles.count, size: stretch) { rows in
        var keys = SoftKeys()
        var found: [UInt64] = []
        for row in rows { keys.forEach(users.profiles[row], users, .narrow) { found.append($0) } }
        return found
      }, of: users)
    var found = Found()
    let open = standings.count { $0.isUnclaimed }
    found.people.reserveCapacity(open + open / 8)
    // One for each core, not for each stretch: it remembers what it met.
    let counters = Mutex<[ClaimedPeople?]>([])
    Parallel.fold(directory.count, size: 1 << 14, into: &found) { rows in
      var claimed =
        counters.withLock { $0.popLast() ?? nil }
        ?? ClaimedPeople(directory: directory, asked: asked)
      let people = SoftSearch.people(rows, directory, standings, asked, &claimed)
      var kept: ClaimedPeople? = consume claimed
      counters.withLock { counters in
        counters.append(nil)
        swap(&counters[counters.count - 1], &kept)
      }
      return people
    } adding: { found, part in
      found.append(part)
    }
    for var claimed in counters.withLock({ $0.compactMap { $0 } }) {
      claimed.finish()
      found.counts.merge(claimed.counts)
      found.work.merge(claimed.work)
    }
    return found
  }

  /// How many people are asked for at once, while those before them are looked at: their values fit into
  /// the first-level cache.
  private static let block = 16

  /// The profiles of those of a stretch of rows who come into question; all are counted.
  private static func people(
    _ rows: Range<Int>, _ directory: DirectoryUsers, _ standings: [StandingOfRow],
    _ asked: AskedKeys, _ claimed: inout ClaimedPeople
  ) -> ProfileTable {
    let open = rows.count { standings[$0].isUnclaimed }
    var reader = ProfileReader(capacity: open + open / 4)
    var keys = SoftKeys()
    for row in rows {
      if (row - rows.lowerBound) % block == 0 {
        let start = min(row == rows.lowerBound ? row : row + block, rows.upperBound)
        let next = start..<min(row + 2 * block, rows.upperBound)
        directory.ask(for: ProfileReader.coldFields, next)
        directory.ask(for: ProfileReader.coldFieldsOfProfile, next) { standings[$0].isUnclaimed }
      }
      guard let standing = standings[row].standing else { continue }
      let mayBeAsked = standing == .claimed ? claimed.count(row, directory) : nil
      if mayBeAsked == false { continue }
      let mark = reader.table.mark
      reader.add(directory: row, of: directory, standing)
      let profile = reader.table.profiles[reader.table.profiles.count - 1]
      if mayBeAsked == nil { claimed.count(profile, in: reader.table) }
      guard standing == .claimed else { continue }
      var isAsked = false
      keys.forEach(profile, reader.table, .narrow) { key in
        if !isAsked, asked.contains(key) { isAsked = true }
      }
      if !isAsked { reader.removeLast(backTo: mark) }
    }
    return reader.table
  }
}

/// How a directory row takes part in soft matching; nil when it does not.
struct StandingOfRow: Sendable {
  let standing: Profile.Standing?

  /// Takes part, and has no console user.
  var isUnclaimed: Bool { standing.map { $0 != .claimed } ?? false }

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
