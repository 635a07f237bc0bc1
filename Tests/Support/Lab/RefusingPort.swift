/// A port of loopback on which nobody listens, and nobody else can: connections are refused until it is
/// given back. A port that a server gave back may be another test's a moment later.
package struct RefusingPort: Sendable {
  private let socket: TCPSocket

  package var number: Int { socket.port }

  package init() throws { socket = try TCPSocket.bound() }

  package func giveBack() { socket.close() }
}
