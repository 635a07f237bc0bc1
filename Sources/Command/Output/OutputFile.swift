import Glibc
import Synchronization

/// One file on its way: bytes go to a hidden temporary file beside the target until it is committed.
///
/// Either one thread calls ``write(_:)-swift.method`` again and again, or several threads call
/// ``write(_:at:)`` with numbered chunks, which land in the order of their numbers.
package final class OutputFile: Sendable {
  private struct Queue {
    var next = 0
    var waiting: [Int: [UInt8]] = [:]
    var isWriting = false
    var failure: Failure?
  }

  /// Where it will appear.
  package let path: String
  let temporaryPath: String
  private let descriptor: FileDescriptor
  private let queue = Mutex(Queue())
  private let written = Mutex(0)

  /// Makes the temporary file in `folder`, which must exist; the target is not touched.
  init(name: String, in folder: String) throws(Failure) {
    path = "\(folder)/\(name)"
    do {
      (temporaryPath, descriptor) = try Self.create(for: name, in: folder)
    } catch {
      throw .cannotWrite("\(folder)/\(name)", error)
    }
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
    do {
      try descriptor.write(bytes)
    } catch {
      throw .cannotWrite(path, error)
    }
    written.withLock { $0 += bytes.count }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }

  /// Hands over chunk `index` of 0, 1, 2, ...; any thread, any order, each number once. Chunks that
  /// come early wait in memory. Throws 73, also for a chunk that another thread could not write.
  package func write(_ chunk: [UInt8], at index: Int) throws(Failure) {
    let failure = queue.withLock {
      $0.waiting[index] = chunk
      return $0.failure
    }
    if let failure { throw failure }
    while let chunk = takeNext() {
      do {
        try write(chunk)
      } catch {
        queue.withLock { $0.failure = error }
        throw error
      }
      queue.withLock {
        $0.next += 1
        $0.isWriting = false
      }
    }
  }

  /// The chunk whose turn it is, for one thread at a time.
  private func takeNext() -> [UInt8]? {
    queue.withLock {
      guard !$0.isWriting, let chunk = $0.waiting.removeValue(forKey: $0.next) else { return nil }
      $0.isWriting = true
      return chunk
    }
  }

  /// All bytes are there: checks the order of chunks, and brings them to disk when asked.
  func finish(_ durability: Durability) throws(Failure) {
    let (failure, isComplete) = queue.withLock {
      ($0.failure, $0.waiting.isEmpty && !$0.isWriting)
    }
    if let failure { throw failure }
    guard isComplete else { throw Failure(.fault, "A part of the file is missing", at: path) }
    do {
      if durability == .flushed { try descriptor.flush() }
    } catch {
      throw .cannotWrite(path, error)
    }
  }

  /// Whether the target holds the very same bytes and is as private already.
  func equalsTarget() -> Bool {
    guard let target = try? FileStatus.of(path), target.kind == .regular, target.mode == 0o600,
      target.size == written.withLock({ $0 })
    else { return false }
    return (try? Self.haveSameBytes(path, temporaryPath)) ?? false
  }

  private static func haveSameBytes(_ one: String, _ other: String) throws(SystemError) -> Bool {
    let files = (try FileDescriptor.reading(one), try FileDescriptor.reading(other))
    defer {
      try? files.0.close()
      try? files.1.close()
    }
    while true {
      let bytes = try files.0.read(upTo: 1 << 20)
      guard bytes == (try files.1.read(upTo: 1 << 20)) else { return false }
      if bytes.isEmpty { return true }
    }
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
