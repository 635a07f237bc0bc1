/// Bytes that never change: a mapped file, or a buffer filled once.
///
/// Everything that is read stays where it is and is named by ``Slice``s, so the store must outlive
/// them; whoever keeps slices keeps the store too.
///
/// Unsafe inside, sound outside: the pointer and count are fixed at creation, the memory is never
/// written afterwards, is released only in `deinit`, and is handed out only as a `Span` that cannot
/// leave the closure. That is also why sharing it between threads is fine.
@safe
public final class ByteStore: @unchecked Sendable {
  @usableFromInline let base: UnsafeBufferPointer<UInt8>
  private let release: (@Sendable (UnsafeBufferPointer<UInt8>) -> Void)?

  /// A store that owns a copy of `bytes`.
  package init(_ bytes: [UInt8]) {
    let copy = unsafe UnsafeMutableBufferPointer(
      start: LastingMemory.allocate(UInt8.self, capacity: bytes.count), count: bytes.count)
    _ = unsafe copy.initialize(from: bytes)
    unsafe base = UnsafeBufferPointer(copy)
    unsafe release = { bytes in
      if let start = bytes.baseAddress { unsafe LastingMemory.deallocate(start) }
    }
  }

  /// A store over memory that somebody else made, such as a mapping; `release` is called once.
  @unsafe
  package init(
    adopting bytes: UnsafeBufferPointer<UInt8>,
    release: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    unsafe base = bytes
    unsafe self.release = release
  }

  deinit { if let release = unsafe release { unsafe release(base) } }

  package var count: Int { unsafe base.count }

  /// Calls `body` with all bytes.
  @inlinable public func withSpan<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R
  {
    try unsafe body(base.span)
  }

  /// A copy of the bytes in `range`, which must lie inside.
  package func bytes(in range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(base[range])
  }

  /// The bytes in `range` as text; invalid UTF-8 is shown as U+FFFD.
  package func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe String(decoding: base[range], as: UTF8.self)
  }

  /// For the few leaf files that keep addresses; valid while the store lives.
  @unsafe package var unsafeBytes: UnsafeBufferPointer<UInt8> { unsafe base }
}
