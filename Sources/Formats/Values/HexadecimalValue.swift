/// Bytes written as hexadecimal digits.
package enum HexadecimalValue {
  /// The number that one digit stands for, or nil.
  @inline(__always)
  package static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The byte of two digits, or nil.
  @inline(__always)
  package static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = digit(high), let low = digit(low) else { return nil }
    return high << 4 | low
  }

  /// The bytes of `X'0105...'`, which is how csvde writes binary values; nil for anything else.
  package static func decodeCSVDE(_ bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8]? {
    guard range.count >= 3, range.count % 2 == 1, bytes[range.lowerBound] | 0x20 == 0x78,
      bytes[range.lowerBound + 1] == 0x27, bytes[range.upperBound - 1] == 0x27
    else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(range.count / 2)
    for position in stride(from: range.lowerBound + 2, to: range.upperBound - 1, by: 2) {
      guard let byte = byte(bytes[position], bytes[position + 1]) else { return nil }
      output.append(byte)
    }
    return output
  }

  /// Two lower-case digits for each byte.
  package static func append(_ byte: UInt8, to output: inout [UInt8]) {
    for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }
}
