import GRDB

/// The history of one tenant: one SQLite file with its runs, findings and states.
///
/// Everything that a run records is one transaction, so a process that is killed, or a disk that is
/// full, leaves the history as it was before. The journal is SQLite's rollback journal rather than
/// its write-ahead log: between runs there is one file only, which can be copied and mailed, and
/// read in a folder that the reader may not write to.
package struct HistoryStore: Sendable {
  package enum Access: Sendable {
    /// Looks at what is there; creates and changes nothing.
    case reading
    /// Makes the file, readable by its owner only, where there is none.
    case writing
  }

  /// What the file is called in its folder.
  package static let fileName = "history.sqlite"

  let path: String
  let database: DatabaseQueue

  /// Opens the file at `path`, whose folder must be there.
  ///
  /// The file is not read through for damage: that would take as long as a night (a quarter of a
  /// second for 50 MB). Damage is met where it matters, because a night reads all that holds now.
  ///
  /// - Parameter patience: how many seconds to wait for other programs that have it locked.
  package static func open(
    _ path: String, for access: Access, patience: Double = 10
  ) throws(HistoryError) -> HistoryStore {
    do {
      if access == .writing { try OwnedFile.create(path) }
      guard try OwnedFile.hasContent(path) || access == .writing else {
        throw HistoryError.nothingRecorded(path: path)
      }
      do {
        return try connect(path, for: access, patience)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        try rollBack(path, patience)
        return try connect(path, for: access, patience)
      }
    } catch {
      throw HistoryError(error, at: path)
    }
  }

  private static func connect(
    _ path: String, for access: Access, _ patience: Double
  ) throws -> HistoryStore {
    let queue = try DatabaseQueue(
      path: path, configuration: configuration(for: access, patience: patience))
    let store = HistoryStore(path: path, database: queue)
    try store.prepare(for: access)
    return store
  }

  /// A process was killed while it wrote: what it began is taken back by the next one that may write,
  /// even if it only wants to read.
  private static func rollBack(_ path: String, _ patience: Double) throws {
    do {
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(for: .writing, patience: patience))
      _ = try queue.read(HistorySchema.origin)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
      throw HistoryError.interrupted(path: path)
    }
  }

  private static func configuration(for access: Access, patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // A file from anywhere must not run code of its own, and a bad page is noticed when it is met.
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      if access == .writing {
        // Pages that prune frees can be given back to the disk; holds from the first table on.
        // Syncing the folder too makes a commit survive a power cut. Without spilling, readers are
        // locked out during the commit only, however much one run changes.
        try db.execute(
          sql: """
            PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = DELETE;
            PRAGMA synchronous = EXTRA; PRAGMA cache_spill = OFF
            """)
      }
    }
    return configuration
  }

  private func prepare(for access: Access) throws {
    let origin = try database.read(HistorySchema.origin)
    switch origin {
    case .empty, .unfinished:
      guard access == .writing else { throw HistoryError.nothingRecorded(path: path) }
      if origin == .empty { try database.writeWithoutTransaction(HistorySchema.sign) }
      try HistorySchema.migrator.migrate(database)
    case .foreign: throw HistoryError.foreign(path: path)
    case .newer: throw HistoryError.newer(path: path)
    case .own: break
    }
  }

  /// Runs `body` in one read transaction.
  func reading<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw HistoryError(error, at: path)
    }
  }
}
