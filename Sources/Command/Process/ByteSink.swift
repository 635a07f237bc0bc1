import Glibc
import Synchronization

/// Where a command prints: standard output, standard error, or memory in tests.
package final class ByteSink: Sendable {
  private enum Target: Sendable { case descriptor(Int32), memory }
  private struct State {
    var collected: [UInt8] = []
    var isWanted = true
  }

  private let target: Target
  private let state = Mutex(State())

  private init(_ target: Target) { self.target = target }

  package static let standardOutput = ByteSink(.descriptor(1))
  package static let standardError = ByteSink(.descriptor(2))
  /// Keeps what is written; see ``collected``.
  package static func memory() -> ByteSink { ByteSink(.memory) }

  /// `false` once whoever read this went away (`| head`). From then on writing does nothing;
  /// a command that only prints should stop.
  package var isWanted: Bool { state.withLock { $0.isWanted } }

  /// What was written to memory.
  package var collected: [UInt8] { state.withLock { $0.collected } }
  package var text: String { String(decoding: collected, as: UTF8.self) }

  /// Throws 73 when it cannot be written, such as on a full disk.
  package func write(_ bytes: Span<UInt8>) throws(Failure) {
    switch target {
    case .memory:
      let copy = [UInt8](copying: bytes)
      state.withLock { $0.collected += copy }
    case .descriptor(let number):
      guard isWanted else { return }
      do {
        try FileDescriptor(number: number).write(bytes)
      } catch {
        guard error.code == EPIPE else { throw .cannotPrint(error) }
        state.withLock { $0.isWanted = false }
      }
    }
  }

  package func write(_ bytes: [UInt8]) throws(Failure) { try write(bytes.span) }
  package func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }
}

extension [UInt8] {
  fileprivate init(copying span: Span<UInt8>) {
    self.init()
    reserveCapacity(span.count)
    for index in span.indices { append(span[index]) }
  }
}
