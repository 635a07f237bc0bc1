/// Writes as much of BER as LDAP needs (RFC 4511, section 5.1).
package enum BER {
  package static func element(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
    [tag] + length(contents.count) + contents
  }

  package static func sequence(_ parts: [UInt8]...) -> [UInt8] {
    element(0x30, Array(parts.joined()))
  }

  package static func text(_ text: String, tag: UInt8 = 0x04) -> [UInt8] {
    element(tag, Array(text.utf8))
  }

  package static func number(_ value: Int, tag: UInt8 = 0x02) -> [UInt8] {
    var bytes = withBigEndianBytes(of: value)
    while bytes.count > 1, bytes[0] == 0, bytes[1] < 0x80 { bytes.removeFirst() }
    return element(tag, bytes)
  }

  /// The same elements, each with a length of four bytes and one to say so, as Windows sends them.
  package static func withLongLengths(_ bytes: [UInt8]) -> [UInt8] {
    var reader = BERReader(bytes)
    var result: [UInt8] = []
    while let (tag, contents) = reader.next() {
      let isConstructed = tag & 0x20 != 0
      let inner = isConstructed ? withLongLengths(contents) : contents
      result += [tag, 0x84] + withBigEndianBytes(of: inner.count).suffix(4) + inner
    }
    return result
  }

  private static func length(_ count: Int) -> [UInt8] {
    if count < 0x80 { return [UInt8(count)] }
    let bytes = Array(withBigEndianBytes(of: count).drop { $0 == 0 })
    return [0x80 | UInt8(bytes.count)] + bytes
  }

  private static func withBigEndianBytes(of value: Int) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// Reads BER elements one after the other.
package struct BERReader {
  private let bytes: [UInt8]
  private var position: Int

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    position = 0
  }

  /// The next element; nil at the end or where the bytes do not make one.
  package mutating func next() -> (tag: UInt8, contents: [UInt8])? {
    guard position < bytes.count, let length = Self.length(bytes, at: position + 1) else {
      return nil
    }
    let start = position + 1 + length.size
    guard length.value <= bytes.count - start else { return nil }
    defer { position = start + length.value }
    return (bytes[position], Array(bytes[start..<start + length.value]))
  }

  package mutating func number() -> Int {
    (next()?.contents ?? []).reduce(0) { $0 << 8 | Int($1) }
  }

  package mutating func text() -> String {
    String(decoding: next()?.contents ?? [], as: UTF8.self)
  }

  /// A length and how many bytes it takes; nil if it is not all there.
  static func length(_ bytes: [UInt8], at position: Int) -> (value: Int, size: Int)? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    if first < 0x80 { return (Int(first), 1) }
    let count = Int(first & 0x7F)
    guard count <= 4, position + count < bytes.count else { return nil }
    let value = bytes[position + 1...position + count].reduce(0) { $0 << 8 | Int($1) }
    return (value, 1 + count)
  }
}
