import Formats
import Reports
import Synchronization

/// Writes files that are rendered in pieces: on all cores, the pieces of all files as one long list of
/// work, so that no core waits for the end of a file or for another that writes into the same; each
/// file gets its bytes in order.
final class PieceWriting: Sendable {
  /// One file, and how far it was given out.
  private struct Task: Sendable {
    let source: any RenderedFile
    let file: OutputFile
    let chunks: OrderedChunks<RowBuffer>
    let count: Int
    var next = 0

    /// How many pieces nobody has begun.
    var left: Int { count - next }

    /// Whether who renders its next piece may have to wait until earlier ones are written.
    var isBehind: Bool { chunks.waitingCount >= PieceWriting.patience || file.isBehind }
  }

  /// A piece that one core renders.
  private struct Piece: Sendable {
    let source: any RenderedFile
    let chunks: OrderedChunks<RowBuffer>
    let number: Int
  }

  /// With so many pieces of a file unwritten, those of other files come first.
  private static let patience = 2

  private let tasks = Mutex<[Task]>([])
  private let buffers = FreeBuffers()

  /// Puts a file at the end of the list.
  func add(_ source: any RenderedFile, to file: OutputFile) {
    let buffers = buffers
    let chunks = OrderedChunks<RowBuffer> { buffer throws(Failure) in
      defer { buffers.give(buffer) }
      try buffer.withSpan { bytes throws(Failure) in try file.write(bytes) }
    }
    let task = Task(source: source, file: file, chunks: chunks, count: source.pieceCount)
    tasks.withLock { $0.append(task) }
  }

  /// Does all the work. Throws 73.
  func run() throws(Failure) { try run {} }

  /// Does all the work, and gives what `first` gave. Throws 73, or what `first` throws.
  ///
  /// - Parameter first: what one core does before it joins the others; it may add files.
  func run<T: Sendable>(first: @Sendable () throws(Failure) -> T) throws(Failure) -> T {
    let (made, _) = Parallel.both {
      let made = Result { () throws(Failure) -> T in try first() }
      if case .success = made { renderAll() }
      return made
    } _: {
      Parallel.map(Machine.processors - 1) { _ in self.renderAll() }
    }
    let value = try made.get()
    for task in tasks.withLock({ $0 }) { try task.chunks.finish() }
    return value
  }

  private func renderAll() {
    while let piece = takeNext() { render(piece) }
  }

  private func takeNext() -> Piece? {
    tasks.withLock { tasks in
      let open = tasks.indices.filter { tasks[$0].left > 0 }
      // Where writing is behind, another file goes on without waiting for it.
      let free = open.filter { !tasks[$0].isBehind }
      // The file with the most left comes first, so that in the end all have a few pieces left, and no
      // core waits for another that writes the only file.
      let index = (free.isEmpty ? open : free).max { tasks[$0].left < tasks[$1].left }
      guard let index else { return nil }
      defer { tasks[index].next += 1 }
      return Piece(
        source: tasks[index].source, chunks: tasks[index].chunks, number: tasks[index].next)
    }
  }

  private func render(_ piece: Piece) {
    let buffer = buffers.take()
    piece.source.render(piece: piece.number, into: buffer)
    piece.chunks.add(buffer, at: piece.number)
  }
}

extension PieceWriting {
  /// For tables, whose files are made in `folder`. Throws 73.
  convenience init(of reports: [any TableReport], to folder: OutputFolder) throws(Failure) {
    self.init()
    for report in reports {
      add(TableFile(report), to: try folder.file(type(of: report).fileName))
    }
  }
}

/// Buffers that nobody uses at the moment.
private final class FreeBuffers: Sendable {
  private let free = Mutex<[RowBuffer]>([])

  func take() -> RowBuffer { free.withLock { $0.popLast() } ?? RowBuffer(capacity: 1 << 19) }

  func give(_ buffer: RowBuffer) {
    buffer.clear()
    free.withLock { $0.append(buffer) }
  }
}
