import Roster

/// Words that occur in many cells, as bytes in one buffer, by position.
///
/// One flat buffer, because a list of arrays would count a reference for every cell, and two threads
/// that count the same references wait for each other.
struct WordList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ words: some Sequence<String>) {
    for word in words {
      bytes.append(contentsOf: word.utf8)
      ends.append(bytes.count)
    }
  }

  /// Appends the word at `index` to `output`.
  @inline(__always)
  func append(_ index: Int, to output: inout [UInt8]) {
    output.append(copying: bytes.span.extracting(range(index)))
  }

  /// Calls `body` with the bytes of the word at `index`.
  @inline(__always)
  func withBytes<R>(_ index: Int, _ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(range(index)))
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}
