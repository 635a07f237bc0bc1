import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds a server and connects to it, each within a time limit; libldap is given the open socket, since
/// its own way there cannot tell a wrong name from a closed port.
///
/// Why the unsafe steps are sound: every structure that is handed to the system lives until the call is
/// over, and the list of addresses is freed by the one value that owns it.
enum ServerSocket {
  /// An open, blocking socket. Throws ``LiveError``.
  static func connect(to server: LDAPURL, timeout: Int) throws(LiveError) -> Int32 {
    if server.scheme == .ldapi { return try connect(path: server.host, of: server, timeout) }
    let addresses = try AddressList.find(server, timeout: timeout)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(timeout)
    var failure = LiveError(.notConnected(reason: "it has no address"), server: server.server)
    for index in 0..<addresses.count {
      // A dead address must not use up the time of those behind it.
      let share = (end - clock.now) / (addresses.count - index)
      switch unsafe addresses.withAddress(index, { unsafe connect($0, within: share) }) {
      case .connected(let descriptor): return descriptor
      case .failed(let code):
        failure = LiveError(.notConnected(reason: text(of: code)), server: server.server)
      case .timedOut:
        failure = LiveError(.timedOut(.connect, seconds: timeout), server: server.server)
      }
    }
    throw failure
  }

  private enum Attempt {
    case connected(Int32)
    case failed(Int32)
    case timedOut
  }

  private static func connect(
    path: String, of server: LDAPURL, _ timeout: Int
  ) throws(LiveError) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path) - 1
    guard path.utf8.count <= room else {
      throw LiveError(.malformedURL("the path of the socket is too long"), server: server.server)
    }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      for (index, byte) in path.utf8.enumerated() { unsafe buffer[index] = byte }
    }
    let attempt = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe connect(
          (AF_UNIX, generic, socklen_t(MemoryLayout<sockaddr_un>.size)), within: .seconds(timeout))
      }
    }
    switch attempt {
    case .connected(let descriptor): return descriptor
    case .failed(let code):
      throw LiveError(.notConnected(reason: text(of: code)), server: server.server)
    case .timedOut: throw LiveError(.timedOut(.connect, seconds: timeout), server: server.server)
    }
  }

  private static func connect(
    _ address: (family: Int32, pointer: UnsafePointer<sockaddr>, length: socklen_t),
    within limit: Duration
  ) -> Attempt {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = unsafe socket(address.family, kind, 0)
    guard descriptor >= 0 else { return .failed(errno) }
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    let code = unsafe Glibc.connect(descriptor, address.pointer, address.length)
    let problem =
      code == 0 ? 0 : errno == EINPROGRESS ? problem(of: descriptor, within: limit) : errno
    guard problem == 0 else {
      _ = close(descriptor)
      return problem == ETIMEDOUT ? .timedOut : .failed(problem)
    }
    _ = fcntl(descriptor, F_SETFL, flags)
    var one: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &one, size)
    return .connected(descriptor)
  }

  /// Waits until a connection stands: 0, or the error's number.
  private static func problem(of descriptor: Int32, within limit: Duration) -> Int32 {
    var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    let milliseconds = Int32(clamping: max(1, Int(limit / .milliseconds(1))))
    // A signal that ends us is taken by another thread, so nothing interrupts this.
    guard unsafe poll(&poller, 1, milliseconds) > 0 else { return ETIMEDOUT }
    var problem: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size)
    return problem
  }

  private static func text(of code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// What a name stands for, as the system's resolver says.
///
/// Why sending it to another thread is sound: the list never changes after it was made.
@safe
private final class AddressList: @unchecked Sendable {
  private let first: UnsafeMutablePointer<addrinfo>
  let count: Int

  private init(_ first: UnsafeMutablePointer<addrinfo>) {
    unsafe self.first = first
    var count = 0
    var next: UnsafeMutablePointer<addrinfo>? = unsafe first
    while let address = unsafe next {
      count += 1
      unsafe next = address.pointee.ai_next
    }
    self.count = count
  }

  deinit { unsafe freeaddrinfo(first) }

  func withAddress<R>(
    _ index: Int, _ body: ((Int32, UnsafePointer<sockaddr>, socklen_t)) -> R
  ) -> R {
    var address = unsafe first
    for _ in 0..<index { if let next = unsafe address.pointee.ai_next { unsafe address = next } }
    let found = unsafe address.pointee
    return unsafe body((found.ai_family, UnsafePointer(found.ai_addr), found.ai_addrlen))
  }

  /// Asks the resolver. It has no time limit of its own, so a thread that waits for it is left behind
  /// when ours is over. Throws ``LiveError``.
  static func find(_ server: LDAPURL, timeout: Int) throws(LiveError) -> AddressList {
    let answer = Answer()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue(label: "rollcall.resolver").async {
      let found = resolve(server)
      answer.value.withLock { $0 = found }
      done.signal()
    }
    guard done.wait(timeout: .now() + .seconds(timeout)) == .success,
      let (list, code) = answer.value.withLock({ $0 })
    else { throw LiveError(.timedOut(.name, seconds: timeout), server: server.server) }
    guard let list else {
      let reason = unsafe String(cString: gai_strerror(code))
      throw LiveError(.unknownHost(reason: reason), server: server.server)
    }
    return list
  }

  private final class Answer: Sendable {
    let value = Mutex<(list: AddressList?, code: Int32)?>(nil)
  }

  private static func resolve(_ server: LDAPURL) -> (list: AddressList?, code: Int32) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(server.host, String(server.port), &hints, &list)
    guard code == 0, let list = unsafe list else { return (nil, code) }
    return unsafe (AddressList(list), 0)
  }
}
