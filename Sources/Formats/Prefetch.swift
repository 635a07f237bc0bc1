public import CInstructions

/// Asks the processor for memory that is needed soon, so that it is there by then.
///
/// Unlike reading, asking does not wait: the processor goes on, and however many requests it can have
/// under way at a time are. Public for the same reason as ``Slice``: to be inlined into other modules.
///
/// Why it is sound: the addresses are those of a span that is there, and a hint reads nothing.
public enum Prefetch {
  /// Asks for both ends of a value, which may lie in two lines of the cache, or with one line between them.
  @inlinable @inline(__always)
  public static func ends(of bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe rollcall_prefetch(base)
      unsafe rollcall_prefetch(base + max(0, bytes.count - 1))
      if bytes.count > 64 { unsafe rollcall_prefetch(base + 64) }
    }
  }

  /// Asks for one element of a table; nothing happens where there is none.
  @inlinable @inline(__always)
  public static func element<T>(_ index: Int, of elements: Span<T>) {
    unsafe elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress, elements.indices.contains(index) else { return }
      unsafe rollcall_prefetch(base + index)
    }
  }

  /// Asks for all of one element of a table that has large ones.
  @inlinable @inline(__always)
  public static func whole<T>(_ index: Int, of elements: Span<T>) {
    unsafe elements.withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress, elements.indices.contains(index) else { return }
      let start = unsafe UnsafeRawPointer(base + index)
      for offset in stride(from: 0, to: MemoryLayout<T>.size, by: 64) {
        unsafe rollcall_prefetch(start + offset)
      }
      unsafe rollcall_prefetch(start + max(0, MemoryLayout<T>.size - 1))
    }
  }

  /// Asks for one element of a list that an object holds, which cannot lend it as a span.
  @inlinable @inline(__always)
  public static func element<T>(_ index: Int, of elements: [T]) {
    unsafe elements.withUnsafeBufferPointer { unsafe element(index, of: $0.span) }
  }
}
