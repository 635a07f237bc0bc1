/// Memory that rows are rendered into, meant to be used again and again: fresh memory costs a page
/// fault every four kilobytes, which is more than rendering into it.
///
/// Why it is sound: the memory belongs to this object and is released in `deinit`; `count` never
/// exceeds `capacity`, and all bytes below `count` were written. Only the ``ByteWriter`` that was
/// made for it writes, and whoever hands a buffer to another thread no longer uses it.
@safe
package final class RowBuffer: @unchecked Sendable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// How many bytes were rendered.
  package internal(set) var count = 0

  package init(capacity: Int = 1 << 16) {
    let capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  /// Forgets the bytes and keeps the memory.
  package func clear() { count = 0 }

  /// Appends bytes as they are.
  func append(_ bytes: Span<UInt8>) {
    var writer = ByteWriter(self)
    writer.append(bytes)
    writer.finish()
  }

  /// Calls `body` with the bytes that were rendered.
  package func withSpan<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try unsafe body(UnsafeBufferPointer(start: base, count: count).span)
  }

  /// Room for `more` bytes after the first `used`, which are kept.
  func grow(_ used: Int, _ more: Int) {
    let larger = max(capacity * 2, used + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe memory.update(from: base, count: used)
    unsafe base.deallocate()
    unsafe base = memory
    capacity = larger
  }
}
