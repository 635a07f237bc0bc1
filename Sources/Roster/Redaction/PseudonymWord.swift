/// Makes words that a person can say, such as `brolda` or `marsten`, of bits drawn by lot.
enum PseudonymWord {
  private static let onsets = letters(
    "b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "kr", "l", "m", "n", "p",
    "pr", "r", "s", "sk", "st", "t", "tr", "v", "vl", "w", "z", "sl", "bl", "pl", "sv")
  /// Inside a word, where a consonant may stand before them.
  private static let innerOnsets = letters(
    "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "b", "d", "f",
    "g", "k", "l", "m", "n", "p", "s", "t", "v", "d", "t", "n", "w")
  private static let vowels = letters("a", "e", "i", "o", "u", "a", "o", "ei")
  private static let codas = letters("", "", "", "n", "r", "l", "s", "m")

  /// How many bits a syllable takes.
  private static let bitsOfSyllable: UInt64 = 11
  /// The most syllables that 64 bits are enough for.
  static let mostSyllables = 5

  private static func letters(_ all: String...) -> [[UInt8]] { all.map { Array($0.utf8) } }

  /// A word of so many syllables, in small letters.
  static func word(_ bits: UInt64, syllables: Int) -> [UInt8] {
    var word: [UInt8] = []
    for syllable in 0..<UInt64(min(syllables, mostSyllables)) {
      let part = Int(truncatingIfNeeded: bits >> (syllable * bitsOfSyllable) & 0x7ff)
      word += (syllable == 0 ? onsets : innerOnsets)[part & 31]
      word += vowels[part >> 5 & 7] + codas[part >> 8]
    }
    return word
  }

  /// The word of one or two letters for `bits`; each number of `attempt` gives another one, up to
  /// ``shortWordCount(_:)``.
  static func shortWord(_ bits: UInt64, letters: Int, attempt: Int) -> [UInt8] {
    let number = (Int(truncatingIfNeeded: bits >> 1 & 0xffff) + attempt) % shortWordCount(letters)
    let letter = { (place: Int) in UInt8(ascii: "a") + UInt8(truncatingIfNeeded: place) }
    return letters == 1 ? [letter(number)] : [letter(number / 26), letter(number % 26)]
  }

  static func shortWordCount(_ letters: Int) -> Int { letters == 1 ? 26 : 26 * 26 }
}
