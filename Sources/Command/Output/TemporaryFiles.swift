import Synchronization

/// The temporary files that this process has, so that a signal can remove them.
///
/// One lock serves both: whoever commits holds it over all renames, so a signal comes before the
/// first or after the last.
final class TemporaryFiles: Sendable {
  static let shared = TemporaryFiles()

  private struct State {
    var paths: Set<String> = []
    var made = 0
  }
  private let state = Mutex(State())

  /// A number that no other file of this process has.
  func nextNumber() -> Int {
    state.withLock {
      $0.made += 1
      return $0.made
    }
  }

  /// Makes the file and remembers it, so that no signal comes in between.
  func create(_ path: String) throws(SystemError) -> FileDescriptor {
    try state.withLock { state throws(SystemError) in
      let descriptor = try FileDescriptor.creating(path)
      state.paths.insert(path)
      return descriptor
    }
  }

  /// Removes the file and forgets it.
  func discard(_ path: String) {
    state.withLock {
      if $0.paths.remove(path) != nil { Folder.remove(file: path) }
    }
  }

  /// Runs `body` so that no signal ends the process meanwhile, then forgets what `paths` names.
  func commit<E: Error>(_ paths: [String], _ body: () throws(E) -> Void) throws(E) {
    try state.withLock { state throws(E) in
      try body()
      state.paths.subtract(paths)
    }
  }

  /// Removes them all and never lets go, so that nobody makes new ones: for the end of the process.
  func discardAllForever(then end: () -> Never) -> Never {
    state.withLock { state in
      for path in state.paths { Folder.remove(file: path) }
      end()
    }
  }
}
