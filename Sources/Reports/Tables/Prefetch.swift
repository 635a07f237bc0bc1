import CPrefetch

/// Asks the processor for memory that is needed soon, so that it is there by then.
///
/// Unlike reading, asking does not wait: the processor goes on, and however many requests it can have
/// under way at a time are.
///
/// Why it is sound: the addresses are those of a span that is there, and a hint reads nothing.
enum Prefetch {
  /// Asks for both ends of a value, which may lie in two lines of the cache.
  @inline(__always)
  static func ends(of bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe rollcall_prefetch(base)
      unsafe rollcall_prefetch(base + max(0, bytes.count - 1))
    }
  }
}
