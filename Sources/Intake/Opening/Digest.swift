import Crypto
package import Formats
import Synchronization

/// The SHA-256 of an input, computed beside the run by whatever the cores have left.
package final class Digest: Sendable {
  private let progress: Mutex<Progress>

  /// Starts computing.
  package init(of store: ByteStore) {
    progress = Mutex(Progress(store: store))
    SpareTime.start { [self] in finish() }
  }

  /// The digest in lower-case hexadecimal. Who asks for it does what is left of the work, not to wait for a
  /// thread that gives way to others.
  package var hexadecimal: String {
    finish()
    return progress.withLock { $0.text }
  }

  private func finish() {
    while progress.withLock({ $0.takeStretch() }) {}
  }

  /// How far it is.
  private struct Progress {
    /// Nil once all of it was taken in.
    var store: ByteStore?
    var position = 0
    var hash = SHA256()
    var text = ""

    /// How many bytes are taken in at a time.
    static let stretch = 1 << 20

    init(store: ByteStore) { self.store = store }

    /// Whether there was something left to do.
    mutating func takeStretch() -> Bool {
      guard let store else { return false }
      // Sound: the store outlives the call and its bytes never change.
      let bytes = unsafe store.unsafeBytes
      let end = min(position + Progress.stretch, bytes.count)
      unsafe hash.update(
        bufferPointer: UnsafeRawBufferPointer(
          rebasing: UnsafeRawBufferPointer(bytes)[position..<end]))
      position = end
      if end == bytes.count { finish() }
      return true
    }

    private mutating func finish() {
      text = hash.finalize().map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
      store = nil
    }
  }
}
