/// The encodings in which exports come, as recognised from their bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithBOM = "UTF-8 with BOM"
  case utf16LittleEndian = "UTF-16LE"
  case utf16LittleEndianWithBOM = "UTF-16LE with BOM"
  case utf16BigEndian = "UTF-16BE"
  case utf16BigEndianWithBOM = "UTF-16BE with BOM"
  /// Also stands for its subset ISO 8859-1, and for ANSI of Western Windows.
  case windows1252 = "Windows-1252"

  /// The number of bytes before the text itself.
  package var byteOrderMarkLength: Int {
    switch self {
    case .utf8WithBOM: 3
    case .utf16LittleEndianWithBOM, .utf16BigEndianWithBOM: 2
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252: 0
    }
  }

  /// True when the bytes after the byte order mark can be read as they are.
  package var isUTF8: Bool { self == .utf8 || self == .utf8WithBOM }

  /// The encoding of `bytes`: the byte order mark decides, then the pattern of NUL bytes, then
  /// whether all of it is well-formed UTF-8; what remains is Windows-1252.
  ///
  /// For formats that carry other bytes inside ASCII (LDIF), use ``detect(_:damagedUTF8:)``.
  package static func detect(_ bytes: Span<UInt8>) -> TextEncoding {
    detect(bytes, damagedUTF8: .isWindows1252)
  }

  /// What a file is taken for that is UTF-8 but for some bytes.
  package enum DamagedUTF8: Sendable {
    /// One bad byte makes it Windows-1252.
    case isWindows1252
    /// It stays UTF-8 when it is mostly so, see ``UTF8Survey/isMostlyUTF8``.
    case staysUTF8
  }

  package static func detect(_ bytes: Span<UInt8>, damagedUTF8: DamagedUTF8) -> TextEncoding {
    if let marked = byteOrderMark(bytes) ?? nulPattern(bytes) { return marked }
    let survey = UTF8Survey(bytes)
    let isUTF8 =
      switch damagedUTF8 {
      case .isWindows1252: survey.isValid
      case .staysUTF8: survey.isMostlyUTF8
      }
    return isUTF8 ? .utf8 : .windows1252
  }

  private static func byteOrderMark(_ bytes: Span<UInt8>) -> TextEncoding? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndianWithBOM }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndianWithBOM }
    guard bytes.count >= 3 else { return nil }
    return bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? .utf8WithBOM : nil
  }

  /// UTF-16 without a mark: Latin letters, digits, delimiters and line ends have a NUL in every
  /// second byte. A tenth is enough (other scripts), nearly all of them on one side.
  private static func nulPattern(_ bytes: Span<UInt8>) -> TextEncoding? {
    let pairs = min(bytes.count, 1 << 16) / 2
    guard pairs > 0 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { even += 1 }
      if bytes[2 * pair + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= pairs, even * 10 <= odd { return .utf16LittleEndian }
    if even * 10 >= pairs, odd * 10 <= even { return .utf16BigEndian }
    return nil
  }
}
