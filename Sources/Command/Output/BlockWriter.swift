import Dispatch
import Glibc
import Synchronization

/// Brings the bytes of one new file to the disk beside the threads that make them: a thread that waits
/// for the disk would leave a core idle.
///
/// Bytes are gathered in blocks. A few blocks of a file may be on their way at the same time; whoever
/// adds more waits. ``WritePace`` decides which way they go.
final class BlockWriter: Sendable {
  private struct State {
    /// The block that is being filled.
    var current: DiskBlock?
    /// Full blocks, as long as the file is small.
    var collected: [DiskBlock] = []
    /// How many blocks were handed over and are not written yet.
    var waiting = 0
    var pace = WritePace()
    /// How many bytes were written.
    var written = 0
    var failure: SystemError?
  }

  private let descriptor: FileDescriptor
  private let blocks: FreeBlocks
  private let state = Mutex(State())
  /// Writes one block after the other.
  private let queue = DispatchQueue(label: "rollcall.writer")
  /// How many more blocks the file may have in memory.
  private let room = DispatchSemaphore(value: 0)

  /// The most blocks of a file that are in memory, the one that is being filled among them.
  private static let limit = WritePace.largeCount + 1

  /// - Parameter descriptor: a new file, closed in the end.
  init(_ descriptor: FileDescriptor, _ blocks: FreeBlocks) {
    self.descriptor = descriptor
    self.blocks = blocks
    // Not its first value: a semaphore must not end below that.
    for _ in 0..<Self.limit { room.signal() }
  }

  deinit { try? descriptor.close() }

  /// Whether who adds bytes now may have to wait.
  var isBehind: Bool { state.withLock { $0.waiting >= Self.limit - 1 } }

  /// Appends. One thread at a time. Throws what kept bytes that were appended earlier from being
  /// written.
  func append(_ bytes: Span<UInt8>) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let block = try takeBlock()
      start += block.append(bytes.extracting(start..<bytes.count))
      if block.isFull {
        handOver(block)
      } else {
        state.withLock { $0.current = block }
      }
    }
  }

  /// Waits until all bytes are written. Throws what kept some from it.
  func finish() throws(SystemError) {
    let rest = state.withLock { state in
      state.pace.ended()
      defer { (state.collected, state.current) = ([], nil) }
      return state.collected + (state.current.map { [$0] } ?? [])
    }
    queue.sync { for block in rest { write(block) } }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  /// The block that is being filled, or a new one as soon as there may be one.
  private func takeBlock() throws(SystemError) -> DiskBlock {
    let (current, failure) = state.withLock { state in
      defer { state.current = nil }
      return (state.current, state.failure)
    }
    if let failure { throw failure }
    if let current { return current }
    waitForRoom()
    return blocks.take()
  }

  private func waitForRoom() {
    if room.wait(timeout: .now()) == .success { return }
    let time = ContinuousClock().measure { room.wait() }
    state.withLock { $0.pace.waited(time) }
  }

  /// Lets a full block be written, unless the file may turn out to be small.
  private func handOver(_ block: DiskBlock) {
    let ready: [DiskBlock] = state.withLock { state in
      state.collected.append(block)
      state.pace.filledBlock()
      guard state.pace.way != .collected else { return [] }
      defer { state.collected = [] }
      state.waiting += state.collected.count
      return state.collected
    }
    for block in ready {
      queue.async { [self] in
        write(block)
        state.withLock { $0.waiting -= 1 }
      }
    }
  }

  /// Writes a block and gives it back; on the queue. After a failure nothing more is written.
  private func write(_ block: DiskBlock) {
    let (way, position, failure) = state.withLock { ($0.pace.way, $0.written, $0.failure) }
    if failure == nil {
      do throws(SystemError) {
        let direct = way == .direct ? try writeDirectly(block, at: position) : 0
        try write(block, direct..<block.count, at: position + direct, .cached)
        state.withLock { $0.written += block.count }
      } catch {
        state.withLock { $0.failure = error }
      }
    }
    blocks.give(block)
    room.signal()
  }

  /// Writes as many bytes as can be written directly, and says how many: none where the file system
  /// does not take them this way. It may say so late: then some are written twice.
  private func writeDirectly(_ block: DiskBlock, at position: Int) throws(SystemError) -> Int {
    do {
      try write(block, 0..<block.alignedCount, at: position, .direct)
      return block.alignedCount
    } catch {
      guard error.code == EINVAL || error.code == EOPNOTSUPP else { throw error }
      state.withLock { $0.pace.wasRefused() }
      return 0
    }
  }

  private func write(
    _ block: DiskBlock, _ range: Range<Int>, at position: Int, _ caching: FileDescriptor.Caching
  ) throws(SystemError) {
    guard !range.isEmpty else { return }
    try descriptor.set(caching)
    try block.withSpan(range) { bytes throws(SystemError) in
      try descriptor.write(bytes, at: position)
    }
  }
}
