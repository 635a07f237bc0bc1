import Crypto
import Dispatch
package import Formats
import Synchronization

/// The SHA-256 of an input, computed on another core while the input is read.
package final class Digest: Sendable {
  private let result = Mutex<String>("")
  private let done = DispatchGroup()

  /// Starts computing.
  package init(of store: ByteStore) {
    done.enter()
    DispatchQueue.global().async { [self] in
      let text = Digest.sha256(of: store)
      result.withLock { $0 = text }
      done.leave()
    }
  }

  /// The digest in lower-case hexadecimal, once it is there.
  package var hexadecimal: String {
    done.wait()
    return result.withLock { $0 }
  }

  private static func sha256(of store: ByteStore) -> String {
    // Sound: the store outlives the call and its bytes never change.
    let digest = unsafe SHA256.hash(data: UnsafeRawBufferPointer(store.unsafeBytes))
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
