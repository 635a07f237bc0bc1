package import Formats

/// One stretch of one source: where its bytes are, and which file they came from.
package struct Segment: Sendable {
  /// The input as it was read (shared by all stretches of a file).
  package let input: ByteStore
  /// The values of this stretch that had to be decoded.
  package let decoded: ByteStore
  /// Position in the list's `sources`.
  package let source: Int

  package init(input: ByteStore, decoded: ByteStore, source: Int) {
    self.input = input
    self.decoded = decoded
    self.source = source
  }
}

/// Finds the bytes of a slice in a list of segments without touching a reference count.
///
/// Why it is sound: the pointers belong to stores that `segments` keeps alive for as long as this
/// value lives, stores never change, every slice is checked against its buffer before use, and the
/// bytes leave only as a `Span` that cannot outlive the closure. Two threads that counted
/// references to one store for each value would spend most of their time on that counter.
@safe
package struct SegmentBytes: @unchecked Sendable {
  package let segments: [Segment]
  @usableFromInline let buffers: [UnsafeBufferPointer<UInt8>]

  package init(_ segments: [Segment]) {
    self.segments = segments
    unsafe buffers = segments.flatMap { unsafe [$0.input.unsafeBytes, $0.decoded.unsafeBytes] }
  }

  /// Calls `body` with the bytes of `slice`, which belongs to `segment`; no bytes if it is absent.
  @inlinable @inline(__always)
  package func withBytes<R>(
    of slice: Slice, segment: Int, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    guard slice.hasBytes else {
      return try unsafe body(UnsafeBufferPointer<UInt8>(start: nil, count: 0).span)
    }
    let buffer = unsafe buffers[segment * 2 + (slice.isInput ? 0 : 1)]
    let range = slice.range
    precondition(range.upperBound <= buffer.count)
    return try unsafe body(UnsafeBufferPointer(rebasing: buffer[range]).span)
  }
}
