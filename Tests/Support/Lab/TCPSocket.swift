import Glibc

/// A TCP socket on loopback. A leaf: nothing above it sees a pointer.
struct TCPSocket: Sendable {
  let descriptor: Int32

  /// Why a system call failed.
  struct Failure: Error, CustomStringConvertible {
    let call: String
    let number = errno
    var description: String { "\(call): errno \(number)" }
  }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  private static func make() throws -> TCPSocket {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0 else { throw Failure(call: "socket") }
    return TCPSocket(descriptor)
  }

  /// Has a free port of 127.0.0.1 without listening on it: connections are refused.
  static func bound() throws -> TCPSocket {
    let socket = try make()
    let status = unsafe socket.withAddress("127.0.0.1", 0) {
      unsafe bind(socket.descriptor, $0, $1)
    }
    guard status == 0 else { throw Failure(call: "bind") }
    return socket
  }

  /// Listens on 127.0.0.1, on any free port; about `waiting` connections may wait to be accepted.
  static func listening(waiting: Int32 = 16) throws -> TCPSocket {
    let socket = try bound()
    guard listen(socket.descriptor, waiting) == 0 else { throw Failure(call: "listen") }
    return socket
  }

  static func connected(to host: String, port: Int) throws -> TCPSocket {
    let socket = try make()
    let status = unsafe socket.withAddress(host, port) { unsafe connect(socket.descriptor, $0, $1) }
    guard status == 0 else {
      socket.close()
      throw Failure(call: "connect to \(host):\(port)")
    }
    return socket
  }

  /// Sound: the pointers are to one local value, and used inside the closure only.
  private func withAddress(
    _ host: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = unsafe inet_addr(host)
    return unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// The port that it is bound to.
  var port: Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = unsafe withUnsafeMutablePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &length)
      }
    }
    return Int(in_port_t(bigEndian: address.sin_port))
  }

  /// The next connection; nil once the socket is shut down.
  func accepted() -> TCPSocket? {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return nil }
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    return TCPSocket(connection)
  }

  /// What comes next, at most `limit` bytes; nil at the end.
  func receive(limit: Int = 65_536) -> [UInt8]? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, unsafe recv(descriptor, buffer.baseAddress, limit, 0))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Whether all of it went out.
  @discardableResult
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Ends both directions; whoever waits in `receive` or `accepted` gets nil.
  func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Ends reading alone, of which the other side learns nothing.
  func shutDownReading() { _ = shutdown(descriptor, Int32(SHUT_RD)) }

  func close() { _ = Glibc.close(descriptor) }

  /// Makes the next `close` send RST in place of FIN.
  func resetOnClose() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    let size = socklen_t(MemoryLayout<linger>.size)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, size)
  }

  /// Ends `receive` with nil when nothing came for so long.
  func receiveWaits(seconds: Double) {
    var time = timeval(tv_sec: Int(seconds), tv_usec: Int(seconds * 1e6) % 1_000_000)
    let length = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, length)
  }

  /// Lets little stand between here and the reader, so that a slow connection is slow for both.
  func keepBuffersSmall() {
    var size: Int32 = 4_096
    let length = socklen_t(MemoryLayout<Int32>.size)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, length)
  }
}
