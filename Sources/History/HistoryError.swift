/// Why the history cannot be used. ``what`` and ``remedy`` say it to people.
package enum HistoryError: Error, Sendable, Equatable {
  /// There is no file yet, or an empty one: nothing was recorded.
  case nothingRecorded(path: String)
  case cannotOpen(path: String, reason: String)
  /// The file or its folder cannot be written.
  case cannotWrite(path: String, reason: String)
  case diskFull(path: String)
  /// A process was killed while it wrote, and we may not take back what it began.
  case interrupted(path: String)
  /// Another program has the file locked for longer than we wait.
  case locked(path: String)
  /// SQLite cannot make sense of the bytes.
  case corrupted(path: String, reason: String)
  /// A database, but of another program.
  case foreign(path: String)
  /// A later version of Rollcall wrote it.
  case newer(path: String)
  /// Nothing is recorded under this number, or it was pruned.
  case unknownRun(Int)
  /// A run that did not complete has no findings and states.
  case incompleteRun(Int)
  /// Runs are recorded, but none completed.
  case noCompleteRun
  /// Two complete runs are needed.
  case nothingToCompare
  /// Anything that nobody foresaw.
  case unforeseen(path: String, reason: String)
}
