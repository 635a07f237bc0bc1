import Foundation
import Synchronization

/// Stands between a client and a server on loopback, and does what networks and servers do on a bad
/// day.
package final class FaultProxy: Sendable {
  /// How a connection stops working.
  package enum Stop: Sendable {
    /// FIN, as from a server that ended.
    case close
    /// RST, as from a firewall.
    case reset
    /// Nothing more, for ever.
    case silence
  }

  /// What goes wrong, on every connection.
  package enum Fault: Sendable {
    case none
    /// Before the first byte of the server.
    case atOnce(Stop)
    /// After so many bytes from the server, wherever that is.
    case afterBytes(Int, Stop)
    /// After so many whole LDAP messages from the server. Only where they are not encrypted.
    case afterMessages(Int, Stop)
    /// After so many finished searches, a page counting as one. Only where they are not encrypted.
    case afterSearches(Int, Stop)
    /// Only so many bytes a second reach the client.
    case bytesPerSecond(Int)
    /// A text of the server reads as another one of the same length. Only where it is not encrypted.
    case rewriting(String, as: String)

    /// Whether the server falls silent, which only a time limit ends.
    package var isSilence: Bool {
      switch self {
      case .atOnce(.silence), .afterBytes(_, .silence), .afterMessages(_, .silence),
        .afterSearches(_, .silence):
        true
      default: false
      }
    }
  }

  private struct Counts {
    var fault: Fault
    var connections = 0
    var forwarded = 0
    var open: [TCPSocket] = []
    var isStopped = false
  }

  private let listener: TCPSocket
  private let host: String
  private let serverPort: Int
  private let onStop: (@Sendable () -> Void)?
  private let counts: Mutex<Counts>

  /// The port that clients connect to.
  package let port: Int
  /// How many clients came.
  package var connections: Int { counts.withLock { $0.connections } }
  /// How many bytes of the server were passed on.
  package var forwarded: Int { counts.withLock { $0.forwarded } }

  /// - Parameters:
  ///   - server: its URI, of which host and port count.
  ///   - onStop: called when the fault begins, before anything happens to the connection.
  package init(
    to server: String, _ fault: Fault, onStop: (@Sendable () -> Void)? = nil
  ) throws {
    let url = URLComponents(string: server)
    host = url?.host ?? "127.0.0.1"
    serverPort = url?.port ?? (url?.scheme == "ldaps" ? 636 : 389)
    counts = Mutex(Counts(fault: fault))
    self.onStop = onStop
    listener = try TCPSocket.listening()
    port = listener.port
    Thread.detachNewThread { [self] in
      while let client = listener.accepted() { serve(client) }
      listener.close()
    }
  }

  /// What goes wrong from the next connection on.
  package func change(to fault: Fault) { counts.withLock { $0.fault = fault } }

  /// Ends all connections and takes no more.
  package func stop() {
    listener.shutDown()
    let open = counts.withLock { counts in
      counts.isStopped = true
      return counts.open
    }
    for socket in open { socket.shutDown() }
  }

  private func serve(_ client: TCPSocket) {
    let fault = counts.withLock { counts in
      counts.connections += 1
      return counts.fault
    }
    if case .atOnce(let stop) = fault { return end(client, nil, stop, nil) }
    guard let server = try? TCPSocket.connected(to: host, port: serverPort) else {
      return client.close()
    }
    counts.withLock { $0.open += [client, server] }
    if case .bytesPerSecond = fault { client.keepBuffersSmall() }
    let asked = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while let bytes = client.receive(), server.send(bytes) {}
      server.shutDown()
      asked.signal()
    }
    Thread.detachNewThread {
      let stop = self.answer(client, server, fault)
      self.end(client, server, stop, asked)
    }
  }

  /// Passes the server's bytes on until the fault, which it gives back.
  private func answer(_ client: TCPSocket, _ server: TCPSocket, _ fault: Fault) -> Stop {
    var watch = LDAPMessageWatch()
    var total = 0
    while let original = server.receive(limit: 4_096) {
      let bytes = fault.rewritten(original)
      let allowed = fault.allowed(of: bytes, after: total, &watch)
      guard pass(bytes.prefix(allowed.count), to: client, fault) else { break }
      total += allowed.count
      if let stop = allowed.stop { return stop }
    }
    return .close
  }

  private func pass(_ bytes: ArraySlice<UInt8>, to client: TCPSocket, _ fault: Fault) -> Bool {
    guard case .bytesPerSecond(let rate) = fault else {
      counts.withLock { $0.forwarded += bytes.count }
      return client.send(bytes)
    }
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(max(1, rate / 10))
      guard !counts.withLock({ $0.isStopped }), client.send(piece) else { return false }
      counts.withLock { $0.forwarded += piece.count }
      rest = rest.dropFirst(piece.count)
      Thread.sleep(forTimeInterval: 0.1)
    }
    return true
  }

  /// - Parameter asked: signalled when nobody reads from the client any more.
  private func end(
    _ client: TCPSocket, _ server: TCPSocket?, _ stop: Stop, _ asked: DispatchSemaphore?
  ) {
    onStop?()
    switch stop {
    case .silence: return counts.withLock { $0.open.append(client) }
    case .reset:
      client.resetOnClose()
      // A socket in which somebody still reads is not closed.
      client.shutDownReading()
    case .close: client.shutDown()
    }
    server?.shutDown()
    asked?.wait()
    // The number of a closed socket may be given to another one: nobody may shut that down.
    counts.withLock { counts in
      counts.open.removeAll { [client.descriptor, server?.descriptor].contains($0.descriptor) }
    }
    client.close()
    server?.close()
  }
}

extension FaultProxy.Fault {
  /// How many of the bytes may pass, and what happens then.
  func allowed(
    of bytes: [UInt8], after total: Int, _ watch: inout LDAPMessageWatch
  ) -> (count: Int, stop: FaultProxy.Stop?) {
    let count: Int?
    let kind: FaultProxy.Stop
    switch self {
    case .afterBytes(let limit, let stop):
      (count, kind) = (total + bytes.count >= limit ? limit - total : nil, stop)
    case .afterMessages(let limit, let stop):
      (count, kind) = (watch.end(in: bytes) { messages, _ in messages == limit }, stop)
    case .afterSearches(let limit, let stop):
      (count, kind) = (watch.end(in: bytes) { _, searches in searches == limit }, stop)
    case .none, .atOnce, .bytesPerSecond, .rewriting: return (bytes.count, nil)
    }
    return count.map { ($0, kind) } ?? (bytes.count, nil)
  }

  /// The bytes with one text in place of another.
  func rewritten(_ bytes: [UInt8]) -> [UInt8] {
    guard case .rewriting(let old, let new) = self else { return bytes }
    return bytes.replacing(Array(old.utf8), with: Array(new.utf8))
  }
}
