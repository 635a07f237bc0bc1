import Formats
import Roster

/// Cuts names and logins into words of plain letters and digits; keeps its memory between calls.
struct NameReader {
  /// The letters and digits of the value that was read last, run together: so many as ``count`` says.
  private(set) var letters: [UInt8] = []
  private(set) var count = 0
  /// Where each word stands in ``letters``: so many as ``wordCount`` says.
  private(set) var words: [Range<Int>] = []
  private(set) var wordCount = 0

  /// Reads the words of `value`: small letters without accents, and digits. An apostrophe joins
  /// (`O'Brien` is one word), everything else that is no letter separates.
  mutating func read(_ value: Span<UInt8>) {
    for index in 0..<value.count where value[index] >= 0x80 {
      let plain = Transliteration.plain(String(decodingUTF8: value))
      return cut(plain.span)
    }
    cut(value)
  }

  private mutating func cut(_ value: Span<UInt8>) {
    if letters.count < value.count {
      letters.append(contentsOf: repeatElement(0, count: value.count - letters.count))
    }
    wordCount = 0
    var kept = 0
    var start = 0
    // Nobody else may hold what a span writes to.
    var taken: [UInt8] = []
    swap(&taken, &letters)
    defer { swap(&taken, &letters) }
    var out = taken.mutableSpan
    for index in 0..<value.count {
      let byte = Transliteration.asciiLowercased(value[index])
      if NameReader.isLetter(byte) {
        out[kept] = byte
        kept += 1
      } else if byte != UInt8(ascii: "'"), byte != UInt8(ascii: "`") {
        if kept > start { addWord(start..<kept) }
        start = kept
      }
    }
    if kept > start { addWord(start..<kept) }
    count = kept
  }

  /// Writes over what was read before: emptying a list costs more than filling it.
  private mutating func addWord(_ word: Range<Int>) {
    if wordCount < words.count { words[wordCount] = word } else { words.append(word) }
    wordCount += 1
  }

  /// Calls `body` with each word of `value`; see ``read(_:)``.
  mutating func forEachWord(_ value: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    read(value)
    for index in 0..<wordCount { body(letters.span.extracting(words[index])) }
  }

  /// A hash of all letters and digits, 0 when there are none: for comparing Sites, departments, titles
  /// without regard to case, blanks and dashes.
  mutating func textHash(_ value: Span<UInt8>) -> UInt64 {
    read(value)
    return count == 0 ? 0 : KeyHash.exact(letters.span.extracting(0..<count))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }
}
