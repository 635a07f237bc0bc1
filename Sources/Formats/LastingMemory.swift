import Synchronization

/// Memory for what is kept of an input as long as the lists live, cut from large slabs piece by piece.
///
/// For each stretch that is read, many buffers are taken and soon freed. Were what stays taken from the
/// same heap, it would settle in the gaps between them and leave smaller gaps, which nothing fits into:
/// 50 MB for a million users.
///
/// Why it is sound: no two pieces of a slab overlap, because `used` only grows; a slab is freed when as many
/// pieces were given back as were cut from it, and whoever takes one gives it back once, as with any
/// allocation. The slabs are only reached under the lock.
package enum LastingMemory {
  /// Most of a slab is a few dozen pieces; what is left at its end is never touched, and costs nothing.
  private static let slabSize = 4 << 20
  /// What pieces are rounded up to, in bytes: no value that is kept needs more.
  private static let alignment = 16

  @unsafe
  private struct Slab: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let byteCount: Int
    var used = 0
    var pieceCount = 0

    init(byteCount: Int) {
      unsafe start = .allocate(byteCount: byteCount, alignment: LastingMemory.alignment)
      unsafe self.byteCount = byteCount
    }

    mutating func cut(_ size: Int) -> Piece {
      defer {
        unsafe used += size
        unsafe pieceCount += 1
      }
      return unsafe Piece(start: start + used)
    }

    func contains(_ pointer: UnsafeRawPointer) -> Bool {
      unsafe pointer >= UnsafeRawPointer(start) && pointer < UnsafeRawPointer(start + byteCount)
    }
  }

  @unsafe
  private struct Piece: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
  }

  private static let slabs = unsafe Mutex<[Slab]>([])

  /// Room for `count` values, which the caller initialises, and gives back with ``deallocate(_:)``.
  @unsafe
  package static func allocate<T: BitwiseCopyable>(
    _ type: T.Type, capacity: Int
  ) -> UnsafeMutablePointer<T> {
    precondition(capacity >= 0 && MemoryLayout<T>.alignment <= alignment)
    let byteCount = max(1, capacity * MemoryLayout<T>.stride)
    let size = (byteCount + alignment - 1) / alignment * alignment
    let piece = unsafe slabs.withLock { slabs -> Piece in
      if let last = unsafe slabs.indices.last,
        unsafe slabs[last].byteCount - slabs[last].used >= size
      {
        return unsafe slabs[last].cut(size)
      }
      var slab = unsafe Slab(byteCount: max(size, slabSize))
      let piece = unsafe slab.cut(size)
      unsafe slabs.append(slab)
      return unsafe piece
    }
    return unsafe piece.start.bindMemory(to: type, capacity: capacity)
  }

  /// Gives a piece back.
  @unsafe
  package static func deallocate(_ pointer: UnsafeRawPointer) {
    let piece = unsafe Piece(start: UnsafeMutableRawPointer(mutating: pointer))
    unsafe slabs.withLock { slabs in
      guard let index = unsafe slabs.lastIndex(where: { unsafe $0.contains(piece.start) })
      else { return }
      unsafe slabs[index].pieceCount -= 1
      if unsafe slabs[index].pieceCount == 0 {
        unsafe slabs.remove(at: index).start.deallocate()
      }
    }
  }
}
