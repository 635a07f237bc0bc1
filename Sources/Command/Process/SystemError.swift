import Glibc

/// What the operating system answered: an `errno` and its words.
package struct SystemError: Error, Sendable, Equatable {
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// The reason of the call that just failed.
  static var last: SystemError { SystemError(code: errno) }

  static let isFolder = SystemError(code: EISDIR)

  /// Such as `No such file or directory`.
  package var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // Sound: the buffer is ours and its size is told; glibc's XSI variant fills it with a
    // terminated text.
    let size = buffer.count
    guard unsafe strerror_r(code, &buffer, size) == 0 else { return "error \(code)" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
