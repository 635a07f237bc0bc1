/// Listens on loopback without ever taking a connection: to a client it looks like a host behind a
/// firewall that drops its packets.
package final class DeafListener: Sendable {
  private let listener: TCPSocket
  private let first: TCPSocket

  package var port: Int { listener.port }

  package init() throws {
    listener = try TCPSocket.listening(waiting: 0)
    // The only place in the queue.
    first = try TCPSocket.connected(to: "127.0.0.1", port: listener.port)
  }

  deinit {
    first.close()
    listener.close()
  }
}
