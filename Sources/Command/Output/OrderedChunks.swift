import Glibc
import Synchronization

/// Chunks that several threads make, written in the order of their numbers.
package final class OrderedChunks<Chunk: Sendable>: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: Chunk] = [:]
    var isWriting = false
    var failure: Failure?
  }

  private let state = Mutex(State())
  private let write: @Sendable (Chunk) throws(Failure) -> Void

  /// So many chunks may wait in memory; whoever adds more waits itself.
  private static var patience: Int { 16 }

  /// `write` is called by one thread at a time.
  package init(_ write: @escaping @Sendable (Chunk) throws(Failure) -> Void) { self.write = write }

  /// Hands over chunk `index` of 0, 1, 2, ...; chunks that come early wait in memory, and when many do,
  /// because the disk is slow or an earlier chunk is large, their makers wait too. Whoever makes the
  /// next chunk has not added it yet, so that one thread always goes on. After a failure nothing more
  /// is written; see ``finish()``.
  package func add(_ chunk: Chunk, at index: Int) {
    state.withLock { $0.waiting[index] = chunk }
    while let chunk = takeNext() {
      var failure: Failure?
      do {
        try write(chunk)
      } catch {
        failure = error
      }
      state.withLock {
        $0.next += 1
        $0.isWriting = false
        if let failure { $0.failure = failure }
      }
    }
    while isCrowded { usleep(200) }
  }

  /// How many chunks are ready and not being written yet.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  private var isCrowded: Bool {
    state.withLock { $0.failure == nil && $0.waiting.count > Self.patience }
  }

  /// All chunks were handed over. Throws what kept one from being written, and when one is missing:
  /// then those after it still wait, and the output would be short.
  package func finish() throws(Failure) {
    let (failure, isComplete) = state.withLock { ($0.failure, $0.waiting.isEmpty && !$0.isWriting) }
    if let failure { throw failure }
    guard isComplete else { throw Failure(.fault, "A part of the output is missing") }
  }

  private func takeNext() -> Chunk? {
    state.withLock { state in
      guard !state.isWriting, state.failure == nil,
        let chunk = state.waiting.removeValue(forKey: state.next)
      else { return nil }
      state.isWriting = true
      return chunk
    }
  }
}
