import Roster
import Support
import Testing

@Suite("Folding")
struct FoldingTests {
  private func key(_ text: String) -> [UInt8] { Folding.key(Array(text.utf8).span) }
  private func hash(_ text: String) -> UInt64 { Folding.keyHash(Array(text.utf8).span) }

  /// Random texts of letters that fold, blanks, and what nobody sees.
  static func texts(seed: UInt64, count: Int, from pieces: [String]) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...14, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
    }
  }

  static let ascii = (0...127).map { String(Unicode.Scalar(UInt8($0))) }
  static let few = ["a", "A", "b", "B", " ", "\t", "@", ".", "\u{0}", "\u{7f}"]
  static let mixed =
    few + [
      "é", "e\u{301}", "É", "ａ", "Ａ", "ﬁ", "ß", "ẞ", "İ", "ı", "σ", "ς", "Σ", "\u{200B}", "\u{AD}",
      "\u{A0}", "\u{3000}", "\u{2060}", "\u{202E}", "\u{FE0F}", "Ⅷ", "㎏", "ά", "\u{345}", "한", "🙂",
      "\u{85}", "\u{2028}", "ﷺ", "\u{1D2C}", "Ω",
    ]

  /// All letters of two bytes up to U+0180, and what could change them.
  static let latin =
    few + (UInt16(0x80)...0x180).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
    + ["\u{301}", "\u{307}", "\u{327}"]

  @Test(
    "The short cuts for ASCII and Latin letters give what the whole way gives",
    arguments: [ascii, few, mixed, latin])
  func agreement(pieces: [String]) {
    for text in Self.texts(seed: 7, count: 4000, from: pieces) {
      #expect(key(text) == Array(text.plainKey.utf8), "\(text.debugDescription)")
      #expect(Array(Folding.key(text).utf8) == key(text), "\(text.debugDescription)")
    }
  }

  @Test("Equal keys have equal hashes, different keys different ones", arguments: [few, mixed])
  func hashes(pieces: [String]) {
    var keys: [UInt64: [UInt8]] = [:]
    var hashes: [[UInt8]: UInt64] = [:]
    for text in Self.texts(seed: 11, count: 6000, from: pieces) {
      let (key, hash) = (key(text), hash(text))
      #expect(keys[hash, default: key] == key, "\(text.debugDescription)")
      #expect(hashes[key, default: hash] == hash, "\(text.debugDescription)")
      keys[hash] = key
      hashes[key] = hash
    }
    #expect(keys.count > 1000)
  }

  @Test(
    "A key is its own key, and the same whichever way it is asked for", arguments: [few, mixed])
  func idempotent(pieces: [String]) {
    for text in Self.texts(seed: 13, count: 4000, from: pieces) {
      let once = Folding.key(text)
      #expect(Array(Folding.key(once).utf8) == Array(once.utf8), "\(text.debugDescription)")
      let bytes = Array(text.utf8)
      let hasKey = Folding.hasKey(bytes.span)
      let isSame = Folding.sameKey(bytes.span, Array(once.utf8).span)
      #expect(hasKey == !once.isEmpty, "\(text.debugDescription)")
      #expect(isSame, "\(text.debugDescription)")
    }
  }

  @Test("Salts part the spaces of different identifiers")
  func salts() {
    func hash(_ text: String, _ salt: UInt64) -> UInt64 {
      Folding.keyHash(Array(text.utf8).span, salt: salt)
    }
    #expect(hash("anna", 1) != hash("anna", 2))
    #expect(hash("anna", 1) == hash("ANNA ", 1))
    #expect(hash("änna", 1) != hash("änna", 2))
    #expect(hash("änna", 1) == hash("ÄNNA", 1))
  }

  /// Letter by letter this takes seconds; copying for each letter what is there already takes many minutes.
  /// A Latin letter takes the short cut, a Greek one makes the word go the whole way.
  @Test(
    "A long word is folded in time that grows as it does", .timeLimit(.minutes(3)),
    arguments: ["\u{C9}", "\u{3A9}"])
  func longWords(letter: String) {
    let word = letter + String(repeating: "N", count: 4_000_000)
    #expect(Folding.key(word).unicodeScalars.count == 4_000_001)
  }

  @Test("Bytes that are no text have a key too")
  func notText() {
    for bytes: [UInt8] in [[0xff], [0xc3], [0x61, 0xe2, 0x80], [0xed, 0xa0, 0x80], [0]] {
      let isSame = Folding.sameKey(bytes.span, bytes.span)
      let hashes = [Folding.keyHash(bytes.span), Folding.keyHash(bytes.span)]
      #expect(isSame && hashes[0] == hashes[1], "\(bytes)")
    }
  }
}

@Suite("KeyIndex")
struct KeyIndexTests {
  @Test("It finds what a dictionary finds, in row order", arguments: [0, 1, 5, 40, 3000])
  func dictionary(keyCount: Int) {
    var random = SeededGenerator(seed: UInt64(keyCount))
    var index = KeyIndex(capacity: 3000)
    var plain: [UInt64: [Int]] = [:]
    for row in 0..<3000 where keyCount > 0 && !row.isMultiple(of: 7) {
      // Keys that differ in their high bits only share a slot.
      let key = UInt64.random(in: 0..<UInt64(keyCount), using: &random) << 58 | UInt64(row % 3)
      #expect(index.insert(key, row: row) == plain[key]?.first)
      plain[key, default: []].append(row)
    }
    for (key, rows) in plain {
      var found: [Int] = []
      index.forEach(key) { found.append($0) }
      #expect(found == rows)
      #expect(index.first(key) == rows.first)
    }
    #expect(index.first(12345) == nil)
  }

  @Test("A key of zero and a row of zero are as good as others")
  func zero() {
    var index = KeyIndex(capacity: 2)
    #expect(index.first(0) == nil)
    #expect(index.insert(0, row: 0) == nil)
    #expect(index.insert(0, row: 9) == 0)
    #expect(index.next(after: 0) == 9)
    #expect(index.next(after: 9) == nil)
  }
}
