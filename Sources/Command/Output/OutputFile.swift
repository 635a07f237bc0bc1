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
  private let writer: BlockWriter
  private let written = Mutex(Written())

  private struct Written {
    var bytes = 0
    /// The file that is there already, as long as it has the same bytes.
    var known: KnownFile?
  }

  /// Makes the temporary file in `folder`, which must exist; the target is not touched.
  init(name: String, in folder: String, _ blocks: FreeBlocks) throws(Failure) {
    path = "\(folder)/\(name)"
    do {
      (temporaryPath, descriptor) = try Self.create(for: name, in: folder)
    } catch {
      throw .cannotWrite("\(folder)/\(name)", error)
    }
    writer = BlockWriter(descriptor, blocks)
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

  /// Whether who writes now may have to wait for the disk.
  package var isBehind: Bool { writer.isBehind }

  /// Appends. Throws 73, for bytes that were appended earlier as well: they are written later.
  package func write(_ bytes: Span<UInt8>) throws(Failure) {
    try named { () throws(SystemError) in try writer.append(bytes) }
    written.withLock { written in
      if written.known?.goesOn(with: bytes, at: written.bytes) == false { written.known = nil }
      written.bytes += bytes.count
    }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }

  /// All bytes are there: waits until the kernel or the disk has them. Throws 73.
  func finish() throws(Failure) { try named { () throws(SystemError) in try writer.finish() } }

  /// Lets other accounts read the file too; for what holds no personal data.
  func share() throws(Failure) {
    try named { () throws(SystemError) in try descriptor.setMode(0o644) }
  }

  /// Brings what was written to disk, if it is not there yet. Throws 73.
  func flush() throws(Failure) { try named { () throws(SystemError) in try descriptor.flush() } }

  /// Whether the target holds the very same bytes and is as private already.
  func equalsTarget() -> Bool {
    written.withLock { $0.known?.endsAt($0.bytes) ?? false }
  }

  /// Removes the temporary file, unless it was renamed.
  func discard() { TemporaryFiles.shared.discard(temporaryPath) }

  deinit { discard() }

  private func named(_ body: () throws(SystemError) -> Void) throws(Failure) {
    do {
      try body()
    } catch {
      throw .cannotWrite(path, error)
    }
  }
}

/// What must hold before an output counts as written.
package enum Durability: Sendable {
  /// It is on disk: survives a power cut.
  case flushed
  /// The kernel has it: survives the end of the process.
  case cached
}
