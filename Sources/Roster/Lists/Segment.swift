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

  /// Calls `body` with all bytes that slices of this stretch may point into: those of the input, and
  /// the decoded ones. For loops over many slices.
  func withSpans<R>(_ body: (_ input: Span<UInt8>, _ decoded: Span<UInt8>) -> R) -> R {
    input.withSpan { input in decoded.withSpan { decoded in body(input, decoded) } }
  }

  /// Calls `body` with the bytes of a slice that belongs to this stretch.
  package func withBytes<R>(of slice: Slice, _ body: (Span<UInt8>) throws -> R) rethrows -> R {
    let store = slice.pointsIntoInput ? input : decoded
    return try store.withSpan { bytes in
      let lines = bytes.extracting(slice.hasBytes ? slice.range : 0..<0)
      return try FoldedText.withValue(of: lines, isFolded: slice.isFolded, body)
    }
  }
}
