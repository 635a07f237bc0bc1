import Foundation

/// Work that must not wait for others: all tests share a few threads, and while some of them compute, a
/// task that slept a moment may go on a minute later.
package enum OwnThread {
  /// Does something in a thread that nobody else uses.
  package static func run<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread { waiting.resume(with: Swift.Result { try work() }) }
    }
  }
}
