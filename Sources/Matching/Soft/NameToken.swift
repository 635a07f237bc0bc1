import Formats
import Roster

/// One word of a name: its letters are kept beside it, in ``ProfileTable/letters``.
struct NameToken: BitwiseCopyable, Sendable {
  /// Of the letters as they are.
  let hash: UInt64
  /// Of the letters after `ae` and `a`, `oe` and `o`, `ss` and `s` and the like were made equal: what
  /// is left of `ä`, `ø`, `ß` in other people's spelling.
  let alike: UInt64
  var start: UInt32
  let count: UInt8
  let initial: UInt8
  /// How many letters are left in ``collapsed(_:)``.
  let collapsedCount: UInt8
  let nicknames: Nicknames.Groups
  let shape: WordShape
  /// How many people of the directory have it, where that was counted.
  var holders: UInt32 = 0

  /// Further letters of a word are not looked at.
  static let longest = 64

  var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
  /// A single letter stands for a name.
  var isInitial: Bool { count == 1 }

  init(_ letters: Span<UInt8>, start: Int, isGiven: Bool) {
    hash = KeyHash.exact(letters)
    if NameToken.collapses(letters) {
      let collapsed = NameToken.collapsed(letters)
      alike = KeyHash.exact(collapsed.span)
      collapsedCount = UInt8(clamping: collapsed.count)
    } else {
      alike = hash
      collapsedCount = UInt8(clamping: letters.count)
    }
    shape = WordShape(letters)
    self.start = UInt32(truncatingIfNeeded: start)
    count = UInt8(clamping: letters.count)
    initial = letters.count > 0 ? letters[0] : 0
    nicknames = isGiven ? Nicknames.groups(of: hash) : Nicknames.Groups()
  }

  /// The hash of the letters with the second of a pair left out: ae, oe, ue, aa, and every doubled
  /// consonant.
  static func alike(_ letters: Span<UInt8>) -> UInt64 {
    KeyHash.exact(collapsed(letters).span)
  }

  /// The letters that ``alike`` is the hash of.
  static func collapsed(_ letters: Span<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(letters.count)
    for index in 0..<letters.count {
      let byte = letters[index]
      if let last = kept.last, letters.count > 3, collapses(byte, after: last) { continue }
      kept.append(byte)
    }
    return kept
  }

  /// Whether ``collapsed(_:)`` leaves out anything.
  private static func collapses(_ letters: Span<UInt8>) -> Bool {
    guard letters.count > 3 else { return false }
    for index in 1..<letters.count where collapses(letters[index], after: letters[index - 1]) {
      return true
    }
    return false
  }

  private static func collapses(_ byte: UInt8, after last: UInt8) -> Bool {
    if byte == last { return true }
    return byte == UInt8(ascii: "e")
      && (last == UInt8(ascii: "a") || last == UInt8(ascii: "o") || last == UInt8(ascii: "u"))
  }

  /// Words that belong to many surnames and say nothing by themselves.
  static func isParticle(_ letters: Span<UInt8>) -> Bool {
    letters.count <= 4 && particles.contains(KeyHash.exact(letters))
  }

  /// Words that stand beside names: titles and the like.
  static func isTitle(_ letters: Span<UInt8>) -> Bool {
    letters.count <= 4 && titles.contains(KeyHash.exact(letters))
  }

  private static let particles = hashes(
    "van von der den de del della di da dos do das du la le el al bin ibn ben ter ten zu zur zum af av y e san st mac mc"
  )
  private static let titles = hashes(
    "mr mrs ms dr prof phd jr sr ii iii iv md ing dipl mba msc bsc")

  static func hashes(_ words: String) -> KeySlots {
    KeySlots([words.split(separator: " ").map { KeyHash.exact(Array($0.utf8).span) }])
  }
}
