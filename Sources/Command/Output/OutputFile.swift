import Glibc
import Synchronization

/// One file on its way: bytes go to a hidden temporary file beside the target until it is committed.
///
/// One thread calls ``write(_:)-swift.method`` again and again; for many threads see ``OrderedChunks``.
package final class OutputFile: Sendable {
  /// Where it will appear.
  package let path: String
  let temporaryPath: String
  private let descriptor: FileDescriptor
  private let written = Mutex(Written())

  private struct Written {
    var bytes = 0
    /// How many bytes of the disk were asked for.
    var reserved = 0
    var behind = WriteBehind()
    /// The file that is there already, as long as it has the same bytes.
    var known: KnownFile?
  }

  /// How many bytes of the disk to ask for at a time: a file that grows with every call costs the
  /// kernel a search for room each time, which takes longer than copying the bytes.
  private static let reservation = 1 << 26

  /// Makes the temporary file in `folder`, which must exist; the target is not touched.
  init(name: String, in folder: String) throws(Failure) {
    path = "\(folder)/\(name)"
    do {
      (temporaryPath, descriptor) = try Self.create(for: name, in: folder)
    } catch {
      throw .cannotWrite("\(folder)/\(name)", error)
    }
    let known = KnownFile(path)
    written.withLock { $0.known = known }
  }

  /// The lock on the file says that its process is alive (``StaleFiles``). A clean-up of another
  /// process may come between making and locking; then the file is gone and another is made.
  private static func create(
    for name: String, in folder: String
  ) throws(SystemError) -> (String, FileDescriptor) {
    for _ in 0..<100 {
      let number = TemporaryFiles.shared.nextNumber()
      let path = "\(folder)/\(StaleFiles.prefix)\(getpid())-\(number)-\(name)\(StaleFiles.suffix)"
      let descriptor: FileDescriptor
      do {
        descriptor = try TemporaryFiles.shared.create(path)
      } catch {
        if error.code == EEXIST { continue }
        throw error
      }
      if descriptor.lock(), (try? descriptor.status().links) == 1 { return (path, descriptor) }
      TemporaryFiles.shared.discard(path)
      try? descriptor.close()
    }
    throw SystemError(code: EEXIST)
  }

  /// Appends. Large buffers are best: each call is a system call. Throws 73.
  package func write(_ bytes: Span<UInt8>) throws(Failure) {
    reserve(bytes.count)
    do {
      try descriptor.write(bytes)
    } catch {
      throw .cannotWrite(path, error)
    }
    let step = written.withLock { written in
      let start = written.bytes
      if written.known?.goesOn(with: bytes, at: start) == false { written.known = nil }
      written.bytes += bytes.count
      return written.behind.step(from: start, to: written.bytes)
    }
    if let step { writeBehind(step) }
  }

  /// Hints only: what they cannot do, the end of writing does.
  private func writeBehind(_ step: WriteBehind.Step) {
    let time = ContinuousClock().measure {
      descriptor.startFlushing(step.start)
      descriptor.forget(step.forget)
    }
    written.withLock { $0.behind.waited(time) }
  }

  /// Asks for room on the disk before a large file grows into it.
  private func reserve(_ more: Int) {
    let size = Self.reservation
    let range: Range<Int>? = written.withLock {
      let end = $0.bytes + more
      guard end > $0.reserved, more >= 1 << 16 else { return nil }
      let start = $0.reserved
      $0.reserved = (end + size - 1) / size * size
      return start..<$0.reserved
    }
    if let range { descriptor.reserve(range) }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }

  /// Gives back room that was asked for and not needed, so that the file is as long as its bytes.
  func trim() throws(Failure) {
    let size: Int? = written.withLock { $0.reserved > 0 ? $0.bytes : nil }
    guard let size else { return }
    do {
      try descriptor.cut(to: size)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Lets other accounts read the file too; for what holds no personal data.
  func share() throws(Failure) {
    do {
      try descriptor.setMode(0o644)
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// All bytes are there: brings them to disk when asked.
  func finish(_ durability: Durability) throws(Failure) {
    do {
      if durability == .flushed { try descriptor.flush() }
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Whether the target holds the very same bytes and is as private already.
  func equalsTarget() -> Bool {
    written.withLock { $0.known?.endsAt($0.bytes) ?? false }
  }

  /// Removes the temporary file, unless it was renamed.
  func discard() { TemporaryFiles.shared.discard(temporaryPath) }

  deinit {
    discard()
    try? descriptor.close()
  }
}

/// What must hold before an output counts as written.
package enum Durability: Sendable {
  /// It is on disk: survives a power cut.
  case flushed
  /// The kernel has it: survives the end of the process.
  case cached
}
