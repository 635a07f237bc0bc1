extension TextEncoding {
  /// Appends `text`, which is UTF-8, in this encoding, without a byte order mark.
  ///
  /// Returns the first character that the encoding cannot hold, and leaves `output` as it was then:
  /// nothing is ever replaced by `?`. Text that is not UTF-8 is U+FFFD where it is not.
  package func append(_ text: String, to output: inout [UInt8]) -> Unicode.Scalar? {
    switch self {
    case .utf8, .utf8WithBOM: output.append(contentsOf: text.utf8)
    case .utf16LittleEndian, .utf16LittleEndianWithBOM:
      for unit in text.utf16 {
        output.append(UInt8(truncatingIfNeeded: unit))
        output.append(UInt8(truncatingIfNeeded: unit >> 8))
      }
    case .utf16BigEndian, .utf16BigEndianWithBOM:
      for unit in text.utf16 {
        output.append(UInt8(truncatingIfNeeded: unit >> 8))
        output.append(UInt8(truncatingIfNeeded: unit))
      }
    case .windows1252: return Windows1252.append(text, to: &output)
    }
    return nil
  }

  /// The first character of `text` that the encoding cannot hold.
  package func unheldCharacter(in text: String) -> Unicode.Scalar? {
    guard self == .windows1252 else { return nil }
    return text.unicodeScalars.first { Windows1252.byte(of: $0) == nil }
  }

  /// The bytes that a file in this encoding begins with.
  package var byteOrderMark: [UInt8] {
    switch self {
    case .utf8WithBOM: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndianWithBOM: [0xFF, 0xFE]
    case .utf16BigEndianWithBOM: [0xFE, 0xFF]
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252: []
    }
  }

  /// How many bytes an ASCII character takes.
  package var unitLength: Int {
    switch self {
    case .utf16LittleEndian, .utf16LittleEndianWithBOM, .utf16BigEndian, .utf16BigEndianWithBOM: 2
    case .utf8, .utf8WithBOM, .windows1252: 1
    }
  }
}

extension Windows1252 {
  /// The byte for a character; nil when there is none. The five bytes that Windows leaves open are
  /// not used for writing: programs disagree on what they are.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return UInt8(scalar.value) }
    if (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return scalar.value < 0x100 ? nil : highBytes[scalar.value]
  }

  static func append(_ text: String, to output: inout [UInt8]) -> Unicode.Scalar? {
    let start = output.count
    for scalar in text.unicodeScalars {
      guard let byte = byte(of: scalar) else {
        output.removeLast(output.count - start)
        return scalar
      }
      output.append(byte)
    }
    return nil
  }

  /// The characters of the bytes 0x80 to 0x9F.
  private static let highBytes: [UInt32: UInt8] = {
    var bytes: [UInt32: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F {
      let text = String(decoding: Windows1252.utf8([byte].span), as: UTF8.self)
      guard let scalar = text.unicodeScalars.first, scalar.value >= 0x100 else { continue }
      bytes[scalar.value] = byte
    }
    return bytes
  }()
}
