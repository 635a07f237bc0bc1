extension TextEncoding {
  /// `bytes` as UTF-8 without a byte order mark, or nil when they are UTF-8 already: then only
  /// ``byteOrderMarkLength`` bytes are to be passed over.
  ///
  /// Never fails: a lone surrogate or an odd last byte becomes U+FFFD, and the five bytes that
  /// Windows-1252 leaves open become the C1 control of the same number, as in the WHATWG standard.
  package func transcodedToUTF8(_ bytes: Span<UInt8>) -> [UInt8]? {
    switch self {
    case .utf8, .utf8WithBOM: nil
    case .utf16LittleEndian, .utf16LittleEndianWithBOM:
      UTF16Transcoder(order: .little).utf8(bytes, from: byteOrderMarkLength)
    case .utf16BigEndian, .utf16BigEndianWithBOM:
      UTF16Transcoder(order: .big).utf8(bytes, from: byteOrderMarkLength)
    case .windows1252: Windows1252.utf8(bytes)
    }
  }
}

/// UTF-16 to UTF-8 (RFC 2781, RFC 3629).
private struct UTF16Transcoder {
  enum Order { case little, big }
  let order: Order

  func utf8(_ bytes: Span<UInt8>, from start: Int) -> [UInt8] {
    let units = (bytes.count - start) / 2
    let hasOddByte = (bytes.count - start) % 2 == 1
    return [UInt8](capacity: units * 3 + 3) { output in
      var unit = 0
      while unit < units {
        unit = appendASCII(bytes, start: start, unit: unit, units: units, to: &output)
        guard unit < units else { break }
        unit += appendScalar(bytes, start: start, unit: unit, units: units, to: &output)
      }
      if hasOddByte { Self.append(0xFFFD, to: &output) }
    }
  }

  /// The longest run of ASCII from `unit` on, four characters at a time; returns where it ends.
  @inline(__always)
  private func appendASCII(
    _ bytes: Span<UInt8>, start: Int, unit: Int, units: Int, to output: inout OutputSpan<UInt8>
  ) -> Int {
    var unit = unit
    while unit + 4 <= units {
      var word = ByteWords.load(bytes, at: start + 2 * unit)
      if order == .big {
        word = (word & 0x00FF_00FF_00FF_00FF) << 8 | word >> 8 & 0x00FF_00FF_00FF_00FF
      }
      if word & 0xFF80_FF80_FF80_FF80 != 0 { break }
      output.append(UInt8(truncatingIfNeeded: word))
      output.append(UInt8(truncatingIfNeeded: word >> 16))
      output.append(UInt8(truncatingIfNeeded: word >> 32))
      output.append(UInt8(truncatingIfNeeded: word >> 48))
      unit += 4
    }
    return unit
  }

  /// Appends one character and returns how many units it took.
  private func appendScalar(
    _ bytes: Span<UInt8>, start: Int, unit: Int, units: Int, to output: inout OutputSpan<UInt8>
  ) -> Int {
    let first = codeUnit(bytes, at: start + 2 * unit)
    guard first & 0xF800 == 0xD800 else {
      Self.append(first, to: &output)
      return 1
    }
    if first < 0xDC00, unit + 1 < units {
      let second = codeUnit(bytes, at: start + 2 * (unit + 1))
      if second & 0xFC00 == 0xDC00 {
        Self.append(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF), to: &output)
        return 2
      }
    }
    Self.append(0xFFFD, to: &output)
    return 1
  }

  private func codeUnit(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    let first = UInt32(bytes[offset])
    let second = UInt32(bytes[offset + 1])
    return order == .little ? second << 8 | first : first << 8 | second
  }

  private static func append(_ scalar: UInt32, to output: inout OutputSpan<UInt8>) {
    UTF8Bytes.each(of: scalar) { output.append($0) }
  }
}

/// Windows-1252 to UTF-8, by the WHATWG index (https://encoding.spec.whatwg.org/index-windows-1252.txt).
enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for; all others stand for the character of their number.
  private static let specials: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func utf8(_ bytes: Span<UInt8>) -> [UInt8] {
    var others = 0
    for index in 0..<bytes.count where bytes[index] >= 0x80 { others += 1 }
    let specials = specials
    return [UInt8](capacity: bytes.count + 2 * others) { output in
      for index in 0..<bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          output.append(byte)
        } else {
          let scalar = byte < 0xA0 ? specials[Int(byte) - 0x80] : UInt32(byte)
          UTF8Bytes.each(of: scalar) { output.append($0) }
        }
      }
    }
  }
}

/// One character to its UTF-8 bytes (RFC 3629, section 3).
enum UTF8Bytes {
  @inline(__always)
  static func each(of scalar: UInt32, _ body: (UInt8) -> Void) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    if scalar < 0x80 {
      body(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      body(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      body(tail(0))
    } else if scalar < 0x10000 {
      body(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      body(tail(6))
      body(tail(0))
    } else {
      body(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
      body(tail(12))
      body(tail(6))
      body(tail(0))
    }
  }
}
