/// Base64 as RFC 4648, section 4 has it: the standard alphabet, padded.
package enum Base64 {
  private static let foreign: UInt8 = 0xFF
  private static let blank: UInt8 = 0xFE
  private static let padding: UInt8 = 0xFD

  /// What each byte stands for: a table, because letters come in no order that a branch could guess.
  private static let digits: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    case 0x3D: padding
    case 0x20, 0x09: blank
    default: foreign
    }
  }

  /// Decodes what `bytes` holds from `start` on and shortens `bytes` to the result; blanks between
  /// the digits do not count (OpenLDAP's own reader passes over them too).
  ///
  /// False if it is not base64; `bytes` then ends at `start`.
  package static func decodeTail(of bytes: inout [UInt8], from start: Int) -> Bool {
    let count = decodeTail(&bytes, from: start)
    bytes.removeLast(bytes.count - (count ?? start))
    return count != nil
  }

  /// Decodes in place; the position after the last byte, or nil.
  private static func decodeTail(_ bytes: inout [UInt8], from start: Int) -> Int? {
    let digits = digits
    var bytes = bytes.mutableSpan
    var input = start
    var output = start
    // Groups of four digits, as long as there is nothing else.
    while bytes.count - input >= 4 {
      let first = digits[Int(bytes[input])]
      let second = digits[Int(bytes[input + 1])]
      let third = digits[Int(bytes[input + 2])]
      let fourth = digits[Int(bytes[input + 3])]
      guard first | second | third | fourth < 64 else { break }
      bytes[output] = first << 2 | second >> 4
      bytes[output + 1] = second << 4 | third >> 2
      bytes[output + 2] = third << 6 | fourth
      input += 4
      output += 3
    }
    return decodeRest(&bytes, from: input, to: output, digits: digits)
  }

  /// The same, one digit at a time, with blanks and padding.
  private static func decodeRest(
    _ bytes: inout MutableSpan<UInt8>, from start: Int, to output: Int, digits table: [UInt8]
  ) -> Int? {
    var output = output
    var group: UInt32 = 0
    var digits = 0
    var paddings = 0
    for input in start..<bytes.count {
      let digit = table[Int(bytes[input])]
      if digit < 64 {
        guard paddings == 0 else { return nil }
        group = group << 6 | UInt32(digit)
        digits += 1
        guard digits & 3 == 0 else { continue }
        bytes[output] = UInt8(truncatingIfNeeded: group >> 16)
        bytes[output + 1] = UInt8(truncatingIfNeeded: group >> 8)
        bytes[output + 2] = UInt8(truncatingIfNeeded: group)
        output += 3
      } else if digit == padding {
        paddings += 1
      } else if digit == foreign {
        return nil
      }
    }
    switch (digits & 3, paddings) {
    case (0, 0): break
    case (2, 2):
      bytes[output] = UInt8(truncatingIfNeeded: group >> 4)
      output += 1
    case (3, 1):
      bytes[output] = UInt8(truncatingIfNeeded: group >> 10)
      bytes[output + 1] = UInt8(truncatingIfNeeded: group >> 2)
      output += 2
    default: return nil
    }
    return output
  }

  /// The bytes that `text` stands for, or nil if it is not base64.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes = text
    return decodeTail(of: &bytes, from: 0) ? bytes : nil
  }

  /// Appends the base64 of `bytes` in `range`, in one line.
  package static func append(_ bytes: Span<UInt8>, range: Range<Int>, to output: inout [UInt8]) {
    let value = bytes.extracting(range)
    output.append(addingCapacity: digitCount(of: value.count)) { room in
      unsafe room.withUnsafeMutableBufferPointer { buffer, count in
        if let base = buffer.baseAddress { count = unsafe write(value, to: base) }
      }
    }
  }

  /// The base64 of `bytes`, in one line.
  package static func encode(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    append(bytes.span, range: 0..<bytes.count, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// How many bytes the base64 of so many bytes has.
  static func digitCount(of count: Int) -> Int { (count + 2) / 3 * 4 }

  private static let letters: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// Writes the base64 of `bytes` to `target`, which has room for it, and gives its length.
  ///
  /// Sound: ``digitCount(of:)`` bytes are written, and a digit is below the number of letters.
  static func write(_ bytes: Span<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let letters = unsafe letters.utf8Start
    var target = unsafe target
    var position = 0
    while bytes.count - position >= 3 {
      let group =
        Int(bytes[position]) << 16 | Int(bytes[position + 1]) << 8 | Int(bytes[position + 2])
      unsafe target[0] = letters[group >> 18]
      unsafe target[1] = letters[group >> 12 & 63]
      unsafe target[2] = letters[group >> 6 & 63]
      unsafe target[3] = letters[group & 63]
      unsafe target += 4
      position += 3
    }
    let rest = bytes.count - position
    if rest > 0 {
      let group = Int(bytes[position]) << 16 | (rest == 2 ? Int(bytes[position + 1]) << 8 : 0)
      unsafe target[0] = letters[group >> 18]
      unsafe target[1] = letters[group >> 12 & 63]
      unsafe target[2] = rest == 2 ? letters[group >> 6 & 63] : 0x3D
      unsafe target[3] = 0x3D
    }
    return digitCount(of: bytes.count)
  }
}
