import Formats
import Glibc

/// A set of files that appear together: all are written beside their targets first, then renamed
/// one after the other. Until ``commit(last:)`` nothing is replaced; without it everything that was
/// written is removed again.
package final class OutputFolder {
  package let path: String
  private let durability: Durability
  private let blocks = FreeBlocks()
  private var files: [OutputFile] = []
  private var obsolete: [String] = []

  /// Makes the folder, for its owner only, if it is not there, and removes what a killed run left
  /// in it. Throws 73.
  package init(_ path: String, durability: Durability = .flushed) throws(Failure) {
    self.path = path
    self.durability = durability
    do {
      try Folder.create(path)
    } catch {
      throw .cannotWrite(path, error)
    }
    StaleFiles.remove(in: path)
  }

  /// A folder that must be there already. Throws 73.
  init(existing path: String, durability: Durability) throws(Failure) {
    self.path = path
    self.durability = durability
    do throws(SystemError) {
      guard try FileStatus.of(path)?.kind == .folder else { throw SystemError(code: ENOENT) }
    } catch {
      throw .cannotWrite(path, error)
    }
    StaleFiles.remove(in: path)
  }

  /// A new file that will be called `name`. Throws 73.
  package func file(_ name: String) throws(Failure) -> OutputFile {
    if let status = try? FileStatus.of("\(path)/\(name)"), status.kind != .regular {
      throw Failure(
        .unwritable, "Something that is not a file has this name", at: "\(path)/\(name)",
        remedy: "Move it away, or choose another --out.")
    }
    let file = try OutputFile(name: name, in: path, blocks)
    files.append(file)
    return file
  }

  /// Lets a file of an earlier run disappear when the others appear; one that is not there stays so.
  package func remove(_ name: String) { obsolete.append("\(path)/\(name)") }

  /// Makes the files appear, in the order they were made, the one called `last` after all others:
  /// its presence says that the set is complete, so an older one goes first. Files whose bytes did
  /// not change are left untouched. Throws 73; what had not been renamed is removed then.
  package func commit(last: String? = nil) throws(Failure) {
    defer { discard() }
    try finish()
    let files = files
    let equal = Parallel.map(files.count) { files[$0].equalsTarget() }
    let changed = files.indices.filter { !equal[$0] }.map { files[$0] }
    guard !changed.isEmpty || !obsolete.isEmpty else { return }
    if durability == .flushed { for file in changed { try file.flush() } }
    let marker = last.map { "\(path)/\($0)" }
    // The marker is renewed whenever anything is, even if its own bytes are the same.
    let ordered =
      changed.filter { $0.path != marker } + files.filter { $0.path == marker }
    try TemporaryFiles.shared.commit(ordered.map(\.temporaryPath)) { () throws(Failure) in
      if let marker { Folder.remove(file: marker) }
      for file in ordered where file.path != marker { try rename(file) }
      for path in obsolete { Folder.remove(file: path) }
      for file in ordered where file.path == marker { try rename(file) }
    }
    if durability == .flushed { Folder.flush(path) }
  }

  /// Waits until all files are written.
  private func finish() throws(Failure) {
    let files = files
    let failures = Parallel.map(files.count) { index -> Failure? in
      do throws(Failure) {
        try files[index].finish()
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
  }

  private func rename(_ file: OutputFile) throws(Failure) {
    do {
      try Folder.rename(file.temporaryPath, to: file.path)
    } catch {
      throw .cannotWrite(file.path, error)
    }
  }

  /// Removes what was not committed.
  package func discard() {
    for file in files { file.discard() }
    files = []
  }

  deinit { discard() }
}
