/// Counts the LDAP messages in a stream that is not encrypted (RFC 4511, section 4.1.1).
struct LDAPMessageWatch {
  private var messages = 0
  private var searches = 0
  /// The beginning of the message that goes on in the next bytes.
  private var pending: [UInt8] = []
  /// How many bytes of the present message are still to come, once its head was seen.
  private var missing = 0

  /// Where in `bytes` the first message ends for which `isLast` says so, given the number of messages
  /// and of finished searches so far.
  mutating func end(in bytes: [UInt8], isLast: (Int, Int) -> Bool) -> Int? {
    for (position, byte) in bytes.enumerated() {
      if missing > 0 {
        missing -= 1
      } else {
        pending.append(byte)
        guard let head = LDAPMessageHead(pending) else { continue }
        missing = head.remaining
        if head.operation == LDAPMessageHead.searchResultDone { searches += 1 }
        pending = []
      }
      guard missing == 0 else { continue }
      messages += 1
      if isLast(messages, searches) { return position + 1 }
    }
    return nil
  }
}

/// The first bytes of an LDAP message, up to the tag of its operation.
private struct LDAPMessageHead {
  static let searchResultDone: UInt8 = 0x65

  let operation: UInt8
  /// How many bytes of the message follow the tag.
  let remaining: Int

  /// Nil when there are too few bytes to tell.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2, let length = BERReader.length(bytes, at: 1) else { return nil }
    let idStart = 1 + length.size
    guard bytes.count >= idStart + 2 else { return nil }
    let tag = idStart + 2 + Int(bytes[idStart + 1])
    guard bytes.count > tag else { return nil }
    operation = bytes[tag]
    remaining = idStart + length.value - tag - 1
  }
}
