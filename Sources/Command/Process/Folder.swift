import Formats
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
  static func flush(_ path: String) { try? bringToDisk(path) }

  /// Waits until all files in it, and in the folders in it, are on disk, and then their names. Several
  /// at a time: the disk takes them together. Links are not followed.
  static func bringToDisk(tree path: String) throws(SystemError) {
    var files: [String] = []
    for name in try names(in: path) where name != "." && name != ".." {
      let place = "\(path)/\(name)"
      switch try kind(of: place) {
      case S_IFDIR: try bringToDisk(tree: place)
      case S_IFREG: files.append(place)
      default: break
      }
    }
    let paths = files
    let failures = Parallel.map(paths.count) { position -> SystemError? in
      do throws(SystemError) {
        try bringToDisk(paths[position])
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
    try bringToDisk(path)
  }

  /// Waits until a file, or the names in a folder, are on disk.
  static func bringToDisk(_ path: String) throws(SystemError) {
    let descriptor = try FileDescriptor.reading(path)
    defer { try? descriptor.close() }
    try descriptor.flush()
  }

  static func remove(file path: String) { _ = unsafe unlink(path) }

  /// Removes it and all that is in it; one that is not there is no trouble. Links are not followed.
  static func remove(tree path: String) throws(SystemError) {
    guard let kind = try kind(of: path) else { return }
    guard kind == S_IFDIR else {
      guard unsafe unlink(path) != 0, errno != ENOENT else { return }
      throw .last
    }
    for name in try names(in: path) where name != "." && name != ".." {
      try remove(tree: "\(path)/\(name)")
    }
    guard unsafe rmdir(path) != 0, errno != ENOENT else { return }
    throw .last
  }

  /// What kind of file has that name, a link counting as itself; nil when nothing has.
  private static func kind(of path: String) throws(SystemError) -> UInt32? {
    var status = stat()
    guard unsafe lstat(path, &status) != 0 else { return status.st_mode & S_IFMT }
    guard errno == ENOENT else { throw .last }
    return nil
  }

  static func link(_ path: String, to target: String) throws(SystemError) {
    guard unsafe symlink(target, path) == 0 else { throw .last }
  }

  /// What a link says, as it stands there; nil when the name is no link.
  static func target(ofLink path: String) -> String? {
    let size = Int(PATH_MAX)
    var count = 0
    // Sound: readlink fills at most `size` bytes of the buffer, and says how many.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, initialised in
      count = unsafe buffer.withMemoryRebound(to: CChar.self) {
        guard let base = $0.baseAddress else { return -1 }
        return unsafe readlink(path, base, size)
      }
      initialised = max(0, count)
    }
    return count < 0 ? nil : String(decoding: bytes, as: UTF8.self)
  }

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
