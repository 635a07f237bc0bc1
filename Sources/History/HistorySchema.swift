import GRDB

/// The tables, made by named migrations. A migration that was ever released is never edited: what
/// changes later is another one.
///
/// What is true over many runs is kept as spans: what holds now stands in the row itself with the
/// night since when it does (`state`, `since`), and what held before in a row of `..._past` with
/// the nights from (included) to (excluded). So a night writes only what changed. A *night* is the
/// number of a complete run among the complete ones; it has no gaps, so spans can be counted.
enum HistorySchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs, findings, states", foreignKeyChecks: .immediate) { db in
      try db.execute(sql: tables)
      try db.execute(sql: views)
    }
    return migrator
  }

  /// Whose file it is.
  enum Origin {
    case empty
    /// Ours, but the tables are not there yet, or are those of an older version.
    case unfinished
    case own, newer, foreign
  }

  /// Says that the file is ours. The first thing that is written, so that a process may be killed at
  /// any moment afterwards.
  static func sign(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  static func origin(_ db: Database) throws -> Origin {
    let tables = try RawStatement(db, "SELECT count(*) FROM sqlite_schema").firstInt() ?? 0
    guard tables > 0 else { return .empty }
    let id = try RawStatement(db, "PRAGMA application_id").firstInt()
    guard id == applicationID else { return .foreign }
    if try migrator.hasBeenSuperseded(db) { return .newer }
    return try migrator.hasCompletedMigrations(db) ? .own : .unfinished
  }

  /// "Roll" in ASCII: tells the file from other SQLite databases
  /// (https://www.sqlite.org/fileformat.html, section 1.3.19).
  private static let applicationID = 0x526F_6C6C

  private static let tables = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      night INTEGER UNIQUE,
      outcome TEXT NOT NULL CHECK (outcome IN ('complete', 'stopped', 'failed')),
      gates TEXT NOT NULL,
      reason TEXT NOT NULL,
      started INTEGER NOT NULL,
      clock_moved_back INTEGER NOT NULL,
      figures TEXT NOT NULL,
      CHECK ((outcome = 'complete') = (night IS NOT NULL))
    ) STRICT;

    CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE list_row (
      id INTEGER PRIMARY KEY,
      side INTEGER NOT NULL,
      key TEXT NOT NULL,
      state INTEGER NOT NULL,
      since INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE list_row_past (
      list_row INTEGER NOT NULL,
      from_night INTEGER NOT NULL,
      to_night INTEGER NOT NULL,
      state INTEGER NOT NULL,
      PRIMARY KEY (list_row, from_night)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      words_hash INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      since INTEGER NOT NULL,
      since_time INTEGER NOT NULL,
      first_night INTEGER NOT NULL,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      nights_before INTEGER NOT NULL,
      reopened INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE finding_past (
      finding INTEGER NOT NULL,
      from_night INTEGER NOT NULL,
      to_night INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      PRIMARY KEY (finding, from_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding_words (
      finding INTEGER PRIMARY KEY,
      severity TEXT NOT NULL,
      rule TEXT NOT NULL,
      subject TEXT NOT NULL,
      message TEXT NOT NULL,
      remedy TEXT NOT NULL,
      console_username TEXT NOT NULL,
      directory_upn TEXT NOT NULL
    ) STRICT;

    CREATE TABLE transition (
      night INTEGER NOT NULL,
      side INTEGER NOT NULL,
      from_state INTEGER NOT NULL,
      to_state INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (night, side, from_state, to_state)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding_change (
      night INTEGER NOT NULL,
      kind TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (night, kind)
    ) STRICT, WITHOUT ROWID;
    """
}
