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

  /// Appends what the base64 in `range` of `bytes` stands for; blanks between the digits do not count
  /// (OpenLDAP's own reader passes over them too).
  ///
  /// False, with nothing appended, if it is not base64.
  package static func appendDecoded(
    _ bytes: Span<UInt8>, range: Range<Int>, to output: inout [UInt8]
  ) -> Bool {
    let text = bytes.extracting(range)
    var isBase64 = false
    output.append(addingCapacity: text.count / 4 * 3 + 3) { room in
      unsafe room.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress, let end = unsafe read(text, to: base) else { return }
        count = end
        isBase64 = true
      }
    }
    return isBase64
  }

  /// Writes what `text` stands for to `target` and gives its length; nil if it is not base64.
  ///
  /// Sound: three bytes are written for four digits, for which there is room, and fewer for fewer; the
  /// table has a place for every byte.
  private static func read(_ text: Span<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int? {
    let digits = digits.span
    var input = 0
    var output = 0
    // Groups of four digits, as long as there is nothing else.
    while text.count &- input >= 4 {
      let word = UInt32(
        littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: input, as: UInt32.self))
      let first = unsafe digits[unchecked: Int(word & 0xFF)]
      let second = unsafe digits[unchecked: Int(word >> 8 & 0xFF)]
      let third = unsafe digits[unchecked: Int(word >> 16 & 0xFF)]
      let fourth = unsafe digits[unchecked: Int(word >> 24)]
      guard first | second | third | fourth < 64 else { break }
      unsafe target[output] = first << 2 | second >> 4
      unsafe target[output &+ 1] = second << 4 | third >> 2
      unsafe target[output &+ 2] = third << 6 | fourth
      input &+= 4
      output &+= 3
    }
    return unsafe readRest(text, from: input, to: target, output, digits)
  }

  /// The same, one digit at a time, with blanks and padding.
  private static func readRest(
    _ text: Span<UInt8>, from start: Int, to target: UnsafeMutablePointer<UInt8>, _ first: Int,
    _ table: Span<UInt8>
  ) -> Int? {
    var output = first
    var group: UInt32 = 0
    var digits = 0
    var paddings = 0
    for input in start..<text.count {
      let digit = table[Int(text[input])]
      if digit < 64 {
        guard paddings == 0 else { return nil }
        group = group << 6 | UInt32(digit)
        digits += 1
        guard digits & 3 == 0 else { continue }
        unsafe target[output] = UInt8(truncatingIfNeeded: group >> 16)
        unsafe target[output + 1] = UInt8(truncatingIfNeeded: group >> 8)
        unsafe target[output + 2] = UInt8(truncatingIfNeeded: group)
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
      unsafe target[output] = UInt8(truncatingIfNeeded: group >> 4)
      output += 1
    case (3, 1):
      unsafe target[output] = UInt8(truncatingIfNeeded: group >> 10)
      unsafe target[output + 1] = UInt8(truncatingIfNeeded: group >> 2)
      output += 2
    default: return nil
    }
    return output
  }

  /// The bytes that `text` stands for, or nil if it is not base64.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    return appendDecoded(text.span, range: 0..<text.count, to: &bytes) ? bytes : nil
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
