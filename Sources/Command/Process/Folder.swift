import Glibc

/// What a folder needs to be asked; a leaf around the system's calls.
enum Folder {
  /// Makes it, and those above it, readable by their owner only; one that is there stays as it is.
  static func create(_ path: String) throws(SystemError) {
    if try FileStatus.of(path)?.kind == .folder { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try create(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw .last
  }

  /// The names in it, in no order.
  static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw .last }
    defer { unsafe closedir(folder) }
    var names = [String]()
    while let entry = unsafe readdir(folder) {
      // Sound: `d_name` is a terminated text that lives until the next call.
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
            unsafe String(cString: $0)
          }
        })
    }
    return names
  }

  /// Makes renames and removals in it survive a power cut; a hint where it is not supported.
  static func flush(_ path: String) {
    guard let descriptor = try? FileDescriptor.reading(path) else { return }
    try? descriptor.flush()
    try? descriptor.close()
  }

  static func remove(file path: String) { _ = unsafe unlink(path) }

  static func rename(_ old: String, to new: String) throws(SystemError) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw .last }
  }

  /// The path from the root; nothing needs to be there.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : resolved(".") + "/" + path
  }

  /// The path behind links, or the path itself.
  static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
