import Formats
import Roster

/// What the soft tier saw: for `explain` and the reports. Asks the very code that decided.
package struct SoftMatches: Sendable {
  /// What a pair needed at least in this run.
  package let minimum: Int
  /// How far ahead of the next one it had to be, on both sides.
  package let margin = SoftPoints.margin
  /// How many pairs were compared.
  package let comparisons: Int
  private let verdicts: [UInt32: SoftVerdict]
  private let rivalsOfConsole: [UInt32: [SoftRival]]
  private let rivalsOfDirectory: [UInt32: [SoftRival]]
  private let tables: PairTables?

  /// What is needed to score any pair again.
  struct PairTables: Sendable {
    let directory: DirectoryUsers
    let console: ConsoleUsers
    let counts: NameCounts
    let habits: TenantHabits
    let rarity: WorkRarity
    let standings: [StandingOfRow]
  }

  /// Nothing was left over.
  init() {
    minimum = SoftPoints.minimum(people: 1)
    comparisons = 0
    verdicts = [:]
    rivalsOfConsole = [:]
    rivalsOfDirectory = [:]
    tables = nil
  }

  init(
    minimum: Int, comparisons: Int, verdicts: [UInt32: SoftVerdict],
    rivalsOfConsole: [UInt32: [SoftRival]], rivalsOfDirectory: [UInt32: [SoftRival]],
    tables: PairTables
  ) {
    self.minimum = minimum
    self.comparisons = comparisons
    self.verdicts = verdicts
    self.rivalsOfConsole = rivalsOfConsole
    self.rivalsOfDirectory = rivalsOfDirectory
    self.tables = tables
  }

  /// What became of a console user in this tier; nil when an earlier tier settled it, or when it is the
  /// repetition of an earlier row.
  package func verdict(ofConsole row: Int) -> SoftVerdict? { verdicts[UInt32(row)] }

  /// The directory users that came nearest to a console user, best first, at most 24; empty when an
  /// earlier tier settled it.
  package func rivals(ofConsole row: Int) -> [SoftRival] { rivalsOfConsole[UInt32(row)] ?? [] }

  /// The console users that came nearest to a directory user, best first, at most 24.
  package func rivals(ofDirectory row: Int) -> [SoftRival] { rivalsOfDirectory[UInt32(row)] ?? [] }

  /// The sum for any two rows, line by line, with the very points that the tier gave.
  ///
  /// When nothing was left over, nobody was counted, and the sum is nil.
  package func score(console: Int, directory: Int) -> SoftScore? {
    guard let tables else { return nil }
    var reader = ProfileReader()
    reader.add(console: console, of: tables.console)
    var users = reader.table
    tables.counts.fillHolders(of: &users)
    reader = ProfileReader()
    let standing = tables.standings[directory].standing ?? .notProvisioned
    reader.add(directory: directory, of: tables.directory, standing)
    var people = reader.table
    tables.counts.fillHolders(of: &people)
    people.fillRarity(tables.rarity)
    let scorer = SoftScorer(
      users: users, people: people, counts: tables.counts, habits: tables.habits)
    return scorer.sum(0, 0, keepingLines: true).score
  }
}
