extension [UInt8] {
  /// Appends the bytes of `span` in `range`, which must lie inside.
  package mutating func append(bytesOf span: Span<UInt8>, in range: Range<Int>) {
    guard !range.isEmpty else { return }
    // Sound: the buffer is valid within the closure, and the elements are copied.
    unsafe span.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
