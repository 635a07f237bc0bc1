import GRDB

extension HistoryError {
  /// What an error of SQLite means for the file at `path`.
  init(_ error: any Error, at path: String) {
    if let error = error as? HistoryError {
      self = error
    } else if let error = error as? DatabaseError {
      self.init(error, at: path)
    } else {
      self = .unforeseen(path: path, reason: "\(error)")
    }
  }

  /// The same, where something was to be written: what cannot be opened then is the journal beside the
  /// file.
  var whileWriting: HistoryError {
    if case .cannotOpen(let path, let reason) = self {
      .cannotWrite(path: path, reason: reason)
    } else {
      self
    }
  }

  /// The codes are those of https://www.sqlite.org/rescode.html.
  private init(_ error: DatabaseError, at path: String) {
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT:
      self = .corrupted(path: path, reason: reason)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
      self = .corrupted(path: path, reason: reason)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_READ:
      self = .cannotOpen(path: path, reason: reason)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM:
      self = .cannotWrite(path: path, reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .cannotOpen(path: path, reason: reason)
    // A table or column that must be there is not, or a value cannot be there.
    case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
      self = .corrupted(path: path, reason: reason)
    default: self = .unforeseen(path: path, reason: error.description)
    }
  }
}
