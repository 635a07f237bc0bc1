import Formats
import Glibc

/// The few system calls that writing needs, with every answer checked. A leaf: nothing above it
/// sees a pointer.
struct FileDescriptor: Sendable {
  let number: Int32

  /// Opens for reading.
  static func reading(_ path: String) throws(SystemError) -> FileDescriptor {
    try FileDescriptor(checking: unsafe open(path, O_RDONLY | O_CLOEXEC))
  }

  /// Opens what is there already, such as a pipe or a device, for writing.
  static func writing(_ path: String) throws(SystemError) -> FileDescriptor {
    try FileDescriptor(checking: unsafe open(path, O_WRONLY | O_CLOEXEC))
  }

  /// Makes a file that only its owner may read; throws when the name is taken, even by a link.
  static func creating(_ path: String) throws(SystemError) -> FileDescriptor {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    return try FileDescriptor(checking: unsafe open(path, flags, 0o600))
  }

  /// Opens a file for its owner only, which is made if it is not there; its bytes stay.
  static func keeping(_ path: String) throws(SystemError) -> FileDescriptor {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    return try FileDescriptor(checking: unsafe open(path, flags, 0o600))
  }

  /// Makes sure that 0, 1 and 2 are taken. Where the caller closed one of them, the next file to be
  /// opened would get its number, and what is printed would end up in that file. The stand-ins
  /// refuse to be used.
  static func reserveStandardStreams() {
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  init(number: Int32) { self.number = number }

  private init(checking number: Int32) throws(SystemError) {
    guard number >= 0 else { throw .last }
    self.number = number
  }

  /// Writes all of it, however many calls that takes.
  func write(_ bytes: Span<UInt8>) throws(SystemError) {
    // Sound: the pointer is used inside the closure only, and never past `count`.
    let failure = unsafe bytes.withUnsafeBufferPointer { buffer -> SystemError? in
      guard let base = buffer.baseAddress else { return nil }
      var done = 0
      while done < buffer.count {
        let written = unsafe Glibc.write(number, base + done, buffer.count - done)
        if written >= 0 {
          done += written
        } else if errno == EAGAIN {
          waitUntilWritable()
        } else if errno != EINTR {
          return .last
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Writes all of it from `position` on, however many calls that takes.
  func write(_ bytes: Span<UInt8>, at position: Int) throws(SystemError) {
    // Sound: the pointer is used inside the closure only, and never past `count`.
    let failure = unsafe bytes.withUnsafeBufferPointer { buffer -> SystemError? in
      guard let base = buffer.baseAddress else { return nil }
      var done = 0
      while done < buffer.count {
        let left = buffer.count - done
        let written = unsafe pwrite(number, base + done, left, off_t(position + done))
        if written >= 0 {
          done += written
        } else if errno != EINTR {
          return .last
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Which way a file's bytes go from now on.
  enum Caching {
    /// Through the page cache.
    case cached
    /// Past it, to the disk: from aligned memory, in whole blocks.
    case direct
  }

  /// Throws EINVAL where the file system knows no direct writing (fcntl(2), O_DIRECT in open(2)).
  func set(_ caching: Caching) throws(SystemError) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0 else { throw .last }
    // Swift does not see `O_DIRECT`, whose value differs between processors, but the name behind it.
    let wanted = caching == .direct ? flags | __O_DIRECT : flags & ~__O_DIRECT
    guard wanted != flags, fcntl(number, F_SETFL, wanted) != 0 else { return }
    throw .last
  }

  /// Somebody else made this pipe non-blocking.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }

  /// Writes `bytes` over what the file begins with.
  func replace(with bytes: [UInt8]) throws(SystemError) {
    // Sound: as many bytes as the array has.
    let written = unsafe bytes.withUnsafeBytes {
      unsafe pwrite(number, $0.baseAddress, $0.count, 0)
    }
    guard written >= 0 else { throw .last }
    guard written == bytes.count else { throw SystemError(code: ENOSPC) }
  }

  /// Up to `limit` bytes; empty at the end.
  func read(upTo limit: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    // Sound: at most `limit` bytes go into a buffer of that size, and that many are claimed.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var got = unsafe Glibc.read(number, buffer.baseAddress, limit)
      while got < 0 && errno == EINTR {
        got = unsafe Glibc.read(number, buffer.baseAddress, limit)
      }
      if got < 0 { failure = .last }
      count = max(0, got)
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills `bytes` from the start with as many as there are, up to all of it; 0 at the end.
  func read(into bytes: inout [UInt8]) throws(SystemError) -> Int {
    // Sound: at most as many bytes as the buffer has room for.
    let (count, failure) = unsafe bytes.withUnsafeMutableBytes { buffer -> (Int, SystemError?) in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let got = unsafe Glibc.read(number, base + done, buffer.count - done)
        if got == 0 { break }
        if got > 0 {
          done += got
        } else if errno != EINTR {
          return (done, .last)
        }
      }
      return (done, nil)
    }
    if let failure { throw failure }
    return count
  }

  /// Whether the file has the same bytes as `bytes` from `position` on; they are read through `buffer`,
  /// a piece at a time.
  func hasBytes(
    _ bytes: Span<UInt8>, at position: Int, through buffer: inout [UInt8]
  ) throws(SystemError) -> Bool {
    var done = 0
    while done < bytes.count {
      let wanted = min(buffer.count, bytes.count - done)
      // Sound: at most as many bytes as the buffer has room for.
      let got = unsafe buffer.withUnsafeMutableBytes {
        unsafe pread(number, $0.baseAddress, wanted, off_t(position + done))
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .last }
      guard got > 0, ByteSearch.equal(bytes, at: done, buffer.span, at: 0, count: got) else {
        return false
      }
      done += got
    }
    return true
  }

  func setMode(_ mode: UInt32) throws(SystemError) {
    guard fchmod(number, mode) != 0 else { return }
    throw .last
  }

  /// Waits until the bytes are on disk; pipes and devices have none.
  func flush() throws(SystemError) {
    guard fsync(number) != 0, errno != EINVAL, errno != EROFS else { return }
    throw .last
  }

  /// Takes the lock that tells others its owner is alive; `false` when somebody has it.
  func lock() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }

  /// Waits until nobody else holds the lock, and takes it; closing gives it back.
  func waitForLock() throws(SystemError) {
    while flock(number, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .last }
    }
  }

  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Network file systems report a full disk only here.
  func close() throws(SystemError) {
    guard Glibc.close(number) != 0, errno != EINTR else { return }
    throw .last
  }
}
