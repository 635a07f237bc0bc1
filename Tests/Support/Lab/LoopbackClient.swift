/// A client without manners, to try servers with.
package enum LoopbackClient {
  /// What a server answers to some bytes, until it closes or says nothing for a while.
  package static func answer(of uri: String, to bytes: [UInt8]) throws -> [UInt8] {
    let parts = uri.split(whereSeparator: { ":/".contains($0) })
    let port = parts.count > 2 ? Int(parts[2]) ?? 0 : 389
    let socket = try TCPSocket.connected(to: String(parts[1]), port: port)
    defer { socket.close() }
    socket.receiveWaits(seconds: 0.3)
    socket.send(bytes)
    var all: [UInt8] = []
    while let more = socket.receive() { all += more }
    return all
  }

  /// What it answers to a search for everybody.
  package static func search(_ uri: String) throws -> [UInt8] {
    let filter = BER.text("objectClass", tag: 0x87)
    let body =
      BER.text("DC=lab,DC=example") + BER.number(2, tag: 0x0A) + BER.number(0, tag: 0x0A)
      + BER.number(0) + BER.number(0) + BER.element(0x01, [0]) + filter + BER.element(0x30, [])
    return try answer(of: uri, to: BER.sequence(BER.number(1), BER.element(0x63, body)))
  }
}
