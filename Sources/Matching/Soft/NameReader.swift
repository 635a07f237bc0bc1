import Formats
import Roster

/// Cuts names and logins into words of plain letters and digits; keeps its memory between calls.
struct NameReader {
  private var plain: [UInt8] = []

  /// Calls `body` with each word of `value`: small letters without accents, and digits. An apostrophe
  /// joins (`O'Brien` is one word), everything else that is no letter separates.
  mutating func forEachWord(_ value: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    plain.removeAll(keepingCapacity: true)
    for index in 0..<value.count {
      let byte = value[index]
      guard byte < 0x80 else {
        plain = Transliteration.plain(String(decodingUTF8: value))
        break
      }
      plain.append(Transliteration.asciiLowercased(byte))
    }
    var kept = 0
    var start = 0
    for index in plain.indices {
      let byte = plain[index]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") { continue }
      if NameReader.isLetter(byte) {
        plain[kept] = byte
        kept += 1
      } else {
        if kept > start { body(plain.span.extracting(start..<kept)) }
        start = kept
      }
    }
    if kept > start { body(plain.span.extracting(start..<kept)) }
  }

  /// All letters and digits of `value`, run together.
  mutating func joined(_ value: Span<UInt8>) -> [UInt8] {
    var all: [UInt8] = []
    forEachWord(value) { all.append(copying: $0) }
    return all
  }

  /// A hash of all letters and digits, 0 when there are none: for comparing Sites, departments, titles
  /// without regard to case, blanks and dashes.
  mutating func textHash(_ value: Span<UInt8>) -> UInt64 {
    let all = joined(value)
    return all.isEmpty ? 0 : KeyHash.exact(all.span)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }
}
