package import Formats

/// Reads all records of an input, a stretch at a time on each core, so that only what `transform`
/// keeps of them stays in memory.
package struct RecordReading: Sendable {
  /// A stretch of records: their values' buffer, and how many lines stand before it.
  package struct Stretch: Sendable {
    package let batch: RecordBatch
    package let input: ByteStore
    /// The number of the stretch in the input, from 0.
    package let index: Int
  }

  /// How many bytes a core takes at a time.
  private static let stretchSize = 1 << 20

  private let text: ByteStore
  private let start: Int
  private let progress: @Sendable (Int) -> Void

  /// `progress` is told of the bytes that were read, a stretch at a time, from any thread.
  package init(_ input: Input, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
    text = input.text
    start = input.start
    self.progress = progress
  }

  /// UTF-8 text of our own.
  init(_ text: ByteStore) {
    self.text = text
    start = 0
    progress = { _ in }
  }

  /// All LDIF records whose names are in `names`. Line numbers in a batch count from its own first
  /// line; `lineCount` of those before it is to be added (see ``LineShifting``).
  ///
  /// `transform` is also given the table that the values refer to, which has more names than `names`
  /// where that takes new ones.
  package func ldif<T: LineShifting>(
    names: NameTable, _ transform: @Sendable (Stretch, NameTable) -> T
  ) -> [T] {
    let ranges = text.withSpan { bytes -> [Range<Int>] in
      let all = bytes.extracting(start..<bytes.count)
      return LDIFChunks.ranges(of: all, targetCount: all.count / RecordReading.stretchSize + 1)
        .map { ($0.lowerBound + start)..<($0.upperBound + start) }
    }
    let first = LDIFScanner(names: names, accustomedTo: text, from: start)
    var parts = Parallel.map(ranges.count) { index -> (T, Int) in
      let range = ranges[index]
      var scanner = first
      let batch = text.withSpan { bytes in
        scanner.scan(bytes, in: range, ends: range.upperBound == bytes.count ? .source : .boundary)
      }
      progress(range.count)
      let lines = batch.lineCount
      let stretch = Stretch(batch: batch, input: text, index: index)
      return (transform(stretch, scanner.names), lines)
    }
    var line = 0
    for index in parts.indices {
      parts[index].0.shiftLines(by: line)
      line += parts[index].1
    }
    return parts.map { $0.0 }
  }

  /// All rows of a delimited text file after its header. Line numbers count in the whole file.
  package func csv<T: Sendable>(
    _ scanner: CSVScanner, header: CSVHeader, _ transform: @Sendable (Stretch) -> T
  ) -> [T] {
    var parts: [T] = []
    var position = header.dataStart
    var line = header.dataStartLine
    while position < text.count {
      let window = position..<min(text.count, position + RecordReading.stretchSize * 8)
      let ranges = text.withSpan { bytes in
        CSVChunks.ranges(
          of: window, in: bytes, scanner: scanner,
          pieces: window.count / RecordReading.stretchSize + 1)
      }
      let stretches = Parallel.map(ranges.count) { index in
        text.withSpan { scanner.scan($0, in: ranges[index]) }
      }
      let joined = text.withSpan { bytes in
        CSVChunks.join(stretches, of: bytes, scanner: scanner, firstLine: line)
      }
      let first = parts.count
      parts += Parallel.map(joined.batches.count) { index in
        transform(Stretch(batch: joined.batches[index], input: text, index: first + index))
      }
      progress(joined.end - position)
      // A window always gets on: its first row ends behind its beginning.
      position = max(joined.end, position + 1)
      line = joined.nextLine
    }
    return parts
  }
}

/// What is made of a stretch whose line numbers still count from the stretch's own beginning.
package protocol LineShifting: Sendable {
  mutating func shiftLines(by offset: Int)
}
