import Synchronization

/// A stretch of a file, gathered in memory that can be written past the page cache: its address and
/// its size are whole pages.
///
/// Why it is sound: the memory belongs to this object and is released in `deinit`; `count` never
/// exceeds `size`, and all bytes below `count` were written. Whoever hands a block to another thread
/// no longer uses it.
@safe
final class DiskBlock: @unchecked Sendable {
  /// Bytes of a block. A fast disk waits between two calls for smaller ones; larger ones take more
  /// memory, and are not written faster.
  static let size = 1 << 19

  /// What direct writing wants addresses, positions and lengths to be multiples of: a disk's blocks
  /// are 512 or 4096 bytes.
  static let alignment = 4096

  private let base: UnsafeMutableRawPointer
  private(set) var count = 0

  init() { unsafe base = .allocate(byteCount: Self.size, alignment: Self.alignment) }

  deinit { unsafe base.deallocate() }

  var isFull: Bool { count == Self.size }

  /// How many of its bytes, from the first on, can be written directly.
  var alignedCount: Int { count / Self.alignment * Self.alignment }

  /// Forgets the bytes and keeps the memory.
  func clear() { count = 0 }

  /// Appends as many of `bytes` as there is room for, and says how many.
  func append(_ bytes: Span<UInt8>) -> Int {
    let taken = min(bytes.count, Self.size - count)
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      unsafe (base + count).copyMemory(from: from, byteCount: taken)
    }
    count += taken
    return taken
  }

  /// Calls `body` with the bytes at `range`, which must be there.
  func withSpan<E: Error>(
    _ range: Range<Int>, _ body: (Span<UInt8>) throws(E) -> Void
  ) throws(E) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let bytes = unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    try unsafe body(bytes.bindMemory(to: UInt8.self).span)
  }
}

/// Blocks that no file uses at the moment: fresh memory costs more than what is done with it.
final class FreeBlocks: Sendable {
  private let free = Mutex<[DiskBlock]>([])

  func take() -> DiskBlock { free.withLock { $0.popLast() } ?? DiskBlock() }

  func give(_ block: DiskBlock) {
    block.clear()
    free.withLock { $0.append(block) }
  }
}
