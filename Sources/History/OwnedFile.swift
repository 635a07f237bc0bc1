import Glibc

/// The file as the system sees it, before SQLite opens it; a leaf around the system's calls.
enum OwnedFile {
  /// Makes an empty file that only its owner may read, unless there is one. SQLite takes an empty
  /// file for a new database, and gives the same rights to its journal.
  static func create(_ path: String) throws(HistoryError) {
    // Sound: the path is a terminated copy that lives as long as the call.
    let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file >= 0 {
      close(file)
    } else if errno != EEXIST {
      throw failure(errno, at: path)
    }
  }

  /// Whether there is a file with at least one byte.
  static func hasContent(_ path: String) throws(HistoryError) -> Bool {
    var status = stat()
    // Sound: the structure is ours and lives as long as the call.
    guard unsafe stat(path, &status) != 0 else { return status.st_size > 0 }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .cannotOpen(path: path, reason: reason(errno))
    }
    return false
  }

  private static func failure(_ code: Int32, at path: String) -> HistoryError {
    code == ENOSPC || code == EDQUOT
      ? .diskFull(path: path) : .cannotWrite(path: path, reason: reason(code))
  }

  private static func reason(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let size = buffer.count
    // Sound: the buffer is ours and its size is told; it is filled with a terminated text.
    guard unsafe strerror_r(code, &buffer, size) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
