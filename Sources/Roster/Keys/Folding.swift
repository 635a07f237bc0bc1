import Formats
import Foundation

/// Brings values to a form in which harmless differences are gone.
///
/// `key`: for usernames, addresses and identifiers: Unicode compatibility form (NFKC), no case, no
/// outer blanks, no invisible characters; the comparison behind the state `linked-folded`.
public enum Folding {
  /// A hash of the folded key; two values with equal folded keys have equal hashes.
  package static func keyHash(_ bytes: Span<UInt8>, salt: UInt64 = 0) -> UInt64 {
    let trimmed = trimmedBlanks(bytes)
    let plain = bytes.extracting(trimmed)
    if let hash = KeyHash.foldedASCII(plain, salt: salt) { return hash }
    return KeyHash.exact(key(bytes).span, salt: salt)
  }

  /// The folded key as bytes.
  package static func key(_ bytes: Span<UInt8>) -> [UInt8] {
    latinKey(bytes) ?? Array(wholeKey(String(decodingUTF8: bytes)).utf8)
  }

  /// The folded key of a text.
  package static func key(_ text: String) -> String {
    latinKey(text.utf8.span).map { String(decodingUTF8: $0.span) } ?? wholeKey(text)
  }

  /// The folded key of what is written in ASCII and Latin letters, as nearly everything is; nil of anything
  /// else.
  private static func latinKey(_ bytes: Span<UInt8>) -> [UInt8]? {
    let plain = bytes.extracting(trimmedBlanks(bytes))
    var result: [UInt8] = []
    result.reserveCapacity(plain.count)
    var index = 0
    while index < plain.count {
      let byte = plain[index]
      if byte >= 0x20 && byte < 0x7f {
        result.append(byte &+ (byte &- 0x41 < 26 ? 0x20 : 0))
        index += 1
      } else if let letter = latinLetter(plain, at: index) {
        result.append(UInt8(0xC0 | letter >> 6))
        result.append(UInt8(0x80 | letter & 0x3F))
        index += 2
      } else {
        return nil
      }
    }
    return result
  }

  /// The folded letter of two bytes at `index`, U+00C0 to U+017F; nil where there is none, or where it
  /// folds to anything but one letter of two bytes.
  private static func latinLetter(_ bytes: Span<UInt8>, at index: Int) -> UInt16? {
    guard bytes[index] >= 0xC3, bytes[index] <= 0xC5, index + 1 < bytes.count,
      bytes[index + 1] & 0xC0 == 0x80
    else { return nil }
    let letter = latin[Int(bytes[index] - 0xC3) << 6 | Int(bytes[index + 1] & 0x3F)]
    return letter == 0 ? nil : letter
  }

  /// What the letters from U+00C0 on fold to; 0 for what is not one letter of two bytes. None of them
  /// changes beside another, so a text of these and ASCII is folded letter by letter.
  private static let latin: [UInt16] = (0xC0...0x17F).map { value in
    let folded = Unicode.Scalar(UInt16(value)).map {
      wholeKey(String(Character($0))).unicodeScalars
    }
    guard let folded, folded.count == 1, let letter = folded.first, letter.value >= 0x80,
      letter.value < 0x800
    else { return 0 }
    return UInt16(letter.value)
  }

  /// The folded key of any text.
  private static func wholeKey(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars
    where !isInvisible(scalar) {
      // One by one: appending a view copies all that is there, each time.
      for lowered in simpleLowercase(scalar) { folded.append(lowered) }
    }
    return trimmed(String(folded).precomposedStringWithCompatibilityMapping)
  }

  /// Whether two values have the same folded key.
  package static func sameKey(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    if sameBytes(first, second) { return true }
    // Plain texts need no keys to be told apart.
    if let one = plainHash(first), let other = plainHash(second), one != other { return false }
    return key(first) == key(second)
  }

  /// The hash of the folded key of an ASCII value; nil when it takes more to fold it.
  private static func plainHash(_ bytes: Span<UInt8>) -> UInt64? {
    KeyHash.foldedASCII(bytes.extracting(trimmedBlanks(bytes)))
  }

  /// Whether a value says anything: its folded key is not empty. Blanks and invisible characters
  /// alone identify nobody.
  package static func hasKey(_ bytes: Span<UInt8>) -> Bool {
    let plain = trimmedBlanks(bytes)
    guard !plain.isEmpty else { return false }
    let first = bytes[plain.lowerBound]
    return (first > 0x20 && first < 0x7f) || !key(bytes).isEmpty
  }

  /// Whether two values are equal byte for byte.
  package static func sameBytes(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    first.count == second.count
      && ByteSearch.equal(first, at: 0, second, at: 0, count: first.count)
  }

  /// Characters that nobody sees: default-ignorable code points (Unicode, section 5.21) and controls.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint
      || (scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace)
      || scalar.properties.generalCategory == .format
  }

  /// Without blanks of any kind at both ends.
  package static func trimmed(_ text: String) -> String {
    // Visible ASCII at both ends, as nearly always: there is nothing to look up.
    if let first = text.utf8.first, let last = text.utf8.last, first &- 0x21 < 0x5E,
      last &- 0x21 < 0x5E
    {
      return text
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Lower case without regard to neighbours: a final sigma folds as any other.
  private static func simpleLowercase(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    if scalar.value == 0x3C2 { return "\u{3C3}".unicodeScalars }
    return scalar.properties.lowercaseMapping.unicodeScalars
  }

  /// Where the value stands between its outer ASCII blanks.
  @inlinable @inline(__always)
  public static func trimmedBlanks(_ bytes: Span<UInt8>) -> Range<Int> {
    let count = bytes.count
    guard count > 0, isBlank(bytes[0]) || isBlank(bytes[count - 1]) else { return 0..<count }
    return trimmedOuter(bytes)
  }

  @usableFromInline static func trimmedOuter(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  @inlinable @inline(__always)
  public static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0d)
  }
}
