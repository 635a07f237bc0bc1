/// A value as it stands folded over several lines (RFC 2849, note 2), from its first byte to its last: with
/// line ends in between, and after each of them the one space that marks a continuation.
///
/// Most distinguished names of an export are folded, and hardly any is looked at more than once, so they are
/// joined each time rather than kept a second time.
///
/// Why it is sound: what is joined gets as much memory as its lines have bytes, of which some are left out;
/// only bytes that were written are handed out, as a `Span` that cannot outlive the closure, and the memory
/// is released when that is done.
public enum FoldedText {
  /// Calls `body` with `lines`, or with the value that stands folded in them.
  @inlinable @inline(__always)
  public static func withValue<R>(
    of lines: Span<UInt8>, isFolded: Bool, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    try unsafe lines.withUnsafeBufferPointer { lines in
      // Not a call of `body` for each case: that would keep it from being inlined.
      let joined = unsafe isFolded ? joined(lines) : nil
      defer { unsafe joined?.deallocate() }
      return try unsafe body((joined ?? lines).span)
    }
  }

  /// The value of `lines`, in memory that the caller releases.
  @unsafe @usableFromInline
  static func joined(_ lines: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: lines.count)
    let count = unsafe join(lines.span, to: room)
    return unsafe UnsafeBufferPointer(start: room.baseAddress, count: count)
  }

  /// Writes the value to memory for as many bytes as the lines have; how many it has.
  private static func join(_ lines: Span<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Int
  {
    unsafe lines.withUnsafeBufferPointer { bytes in
      let lineFeed = ByteWords.repeating(LDIFPass.lineFeed)
      var count = 0
      var start = 0
      while start < bytes.count {
        // Not memchr, which loads more than it was given: behind a short line that waits for memory.
        let stop = ByteWords.first(lineFeed, or: lineFeed, in: lines, from: start)
        let isEnded = stop < bytes.count && stop > start
        let hasReturn = unsafe isEnded && bytes[stop - 1] == LDIFPass.carriageReturn
        let end = hasReturn ? stop - 1 : stop
        if end > start, let target = room.baseAddress, let source = bytes.baseAddress {
          unsafe (target + count).initialize(from: source + start, count: end - start)
          count += end - start
        }
        // Past the line feed and the space.
        start = stop + 2
      }
      return count
    }
  }
}
