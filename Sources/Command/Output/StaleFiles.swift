/// Temporary files that a killed process left behind.
///
/// Whoever makes one keeps a lock on it, and the kernel drops the lock when the process ends, in
/// whatever way. So a file that can be locked belongs to nobody. Process numbers would not do: in
/// containers several processes have the same.
enum StaleFiles {
  static let prefix = ".rollcall-"
  static let suffix = ".tmp"

  /// Removes those in `folder`; a folder that cannot be read is left alone.
  static func remove(in folder: String) {
    guard let names = try? Folder.names(in: folder) else { return }
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      guard let descriptor = try? FileDescriptor.reading(path) else { continue }
      if descriptor.lock() { Folder.remove(file: path) }
      try? descriptor.close()
    }
  }
}
