import Glibc

/// What kind of file a name stands for.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable { case regular, folder, other }

  let kind: Kind
  let size: Int
  /// Access rights, such as `0o600`.
  let mode: UInt32
  /// How many names it has; 0 after it was removed.
  let links: Int
  /// What file it is, whatever its name: device and number on it.
  let identity: Identity
  /// When its bytes changed last, in nanoseconds.
  let changed: Int

  struct Identity: Sendable, Equatable {
    let device: UInt64
    let number: UInt64
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    links = Int(status.st_nlink)
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    changed = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
  }

  /// Follows links; `nil` when nothing is there.
  static func of(_ path: String) throws(SystemError) -> FileStatus? {
    var status = stat()
    guard unsafe stat(path, &status) != 0 else { return FileStatus(status) }
    guard errno == ENOENT else { throw .last }
    return nil
  }
}
