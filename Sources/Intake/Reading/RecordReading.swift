package import Formats
package import Roster

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
  private static let stretchSize = 1 << 19

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

  /// What was made of all LDIF records, of which the attributes in `names` are read; nil when there is
  /// nothing to read. Line numbers in a batch count from its own first line.
  ///
  /// `transform` is also given the table that the values refer to, which has more names than `names`
  /// where that takes new ones.
  package func joinedLDIF<T: Joinable>(
    names: NameTable, foldedNames: LDIFScanner.FoldedNames,
    _ transform: @Sendable (Stretch, NameTable) -> T
  ) -> T? {
    let ranges = text.withSpan { bytes -> [Range<Int>] in
      let all = bytes.extracting(start..<bytes.count)
      return LDIFChunks.ranges(of: all, targetCount: all.count / RecordReading.stretchSize + 1)
        .map { ($0.lowerBound + start)..<($0.upperBound + start) }
    }
    let first = LDIFScanner(
      names: names, foldedNames: foldedNames, accustomedTo: text, from: start)
    let joined = Joined<T>(from: start, to: text.count, lines: 0)
    return Parallel.inOrder(ranges.count, into: joined) { index -> Piece<T> in
      let range = ranges[index]
      var scanner = first
      let batch = text.withSpan { bytes in
        scanner.scan(bytes, in: range, ends: range.upperBound == bytes.count ? .source : .boundary)
      }
      progress(range.count)
      let lineCount = batch.lineCount
      let stretch = Stretch(batch: batch, input: text, index: index)
      return Piece(
        range: range, end: range.upperBound, lineCount: lineCount,
        made: transform(stretch, scanner.names))
    } take: { joined, piece in
      joined.add(piece)
    }.all
  }

  /// What was made of one stretch.
  private struct Piece<T: Joinable>: Sendable {
    let range: Range<Int>
    /// Where the record after the last one begins.
    let end: Int
    let lineCount: Int
    /// Its line numbers count from the beginning of the stretch.
    var made: T
  }

  /// What was made of all stretches that were taken so far.
  private struct Joined<T: Joinable>: Sendable {
    private(set) var all: T?
    private(set) var position: Int
    private var lines: Int
    private let range: Range<Int>

    /// Before the first stretch, which has `lines` lines before it.
    init(from start: Int, to end: Int, lines: Int) {
      position = start
      range = start..<end
      self.lines = lines
    }

    mutating func add(_ piece: consuming Piece<T>) {
      piece.made.shiftLines(by: lines)
      lines += piece.lineCount
      position = piece.end
      guard all != nil else {
        all = piece.made
        return
      }
      let share = Double(position - range.lowerBound) / Double(max(1, range.count))
      all?.append(piece.made, share: share)
    }
  }

  /// What was made of all rows of a delimited text file after its header, nil when there are none. Line
  /// numbers in a batch count from its own first line.
  ///
  /// Where a row begins is guessed (``CSVChunks``), so `transform` may also be given stretches that do not
  /// count; what is made of them is dropped.
  package func joinedCSV<T: Joinable>(
    _ scanner: CSVScanner, header: CSVHeader, _ transform: @Sendable (Stretch) -> T
  ) -> T? {
    let rows = header.dataStart..<text.count
    guard !rows.isEmpty else { return nil }
    let ranges = text.withSpan { bytes in
      CSVChunks.ranges(
        of: rows, in: bytes, scanner: scanner, pieces: rows.count / RecordReading.stretchSize + 1)
    }
    @Sendable func read(_ range: Range<Int>, _ index: Int) -> Piece<T> {
      let stretch = text.withSpan { scanner.scan($0, in: range) }
      return Piece(
        range: range, end: stretch.end, lineCount: stretch.batch.lineCount,
        made: transform(Stretch(batch: stretch.batch, input: text, index: index)))
    }
    let joined = Joined<T>(
      from: rows.lowerBound, to: rows.upperBound, lines: header.dataStartLine - 1)
    return Parallel.inOrder(ranges.count, into: joined) { index in
      (index, read(ranges[index], index))
    } take: { joined, guess in
      let (index, piece) = guess
      let position = joined.position
      if position == piece.range.lowerBound {
        joined.add(piece)
      } else if position < piece.range.upperBound {
        // The rows before it did not end where it begins, so it must be read from where they did.
        joined.add(read(position..<piece.range.upperBound, index))
      }
      progress(joined.position - position)
    }.all
  }

  /// What was made of each stretch of rows of a delimited text file after its header, for a `transform`
  /// that writes as it goes: none is given twice, or dropped. Line numbers count in the whole file.
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
