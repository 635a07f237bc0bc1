import Formats

/// A pseudonym for each word of a census, no two the same, and none that is a word of the lists itself.
///
/// A pseudonym depends on the key and the word alone, except where two words would get the same one,
/// and for logins, which are made of the pseudonyms of the names that they are made of.
struct WordPseudonyms: Sendable {
  private let key: PseudonymKey
  private let table: WordTable
  private var words: [[UInt8]]
  private var taken = WordTable()

  init(of census: WordCensus, _ key: PseudonymKey) {
    self.key = key
    table = census.table
    let table = table
    words = Array(repeating: [], count: table.count)
    let bits = Parallel.mapRows(table.count, size: 1 << 12) { numbers in
      numbers.map { key.bits(of: Array(table[$0]).span) }
    }.flatMap { $0 }
    let ranks = table.words { number, word in
      Rank(
        isPlain: word.allSatisfy { $0 < 0x80 }, isName: census.areNames[number],
        isMade: census.parts[number] != nil)
    }
    // By lot, so that the order of the rows says nothing.
    let order = table.indices.sorted {
      (ranks[$0].rawValue, bits[$0], $0) < (ranks[$1].rawValue, bits[$1], $1)
    }
    for number in order {
      let made = ranks[number] == .made ? census.parts[number].flatMap(joined) : nil
      let word = made ?? free(for: Array(table[number]), bits[number])
      _ = taken.insert(word.span)
      words[number] = word
    }
    taken = WordTable()
  }

  /// What gets a pseudonym first.
  private enum Rank: UInt8 {
    case name, plain, marked, made

    init(isPlain: Bool, isName: Bool, isMade: Bool) {
      self = !isPlain ? .marked : isName ? .name : isMade ? .made : .plain
    }
  }

  /// The pseudonym of a folded word, in small letters. A word that is not in the lists gets a long one,
  /// which depends on the key and the word alone.
  func word(for word: Span<UInt8>) -> ArraySlice<UInt8> {
    if let number = table.find(word) { return words[number][...] }
    if word.count <= 2, word[0] < 0x80 {
      return PseudonymWord.shortWord(key.bits(of: word), letters: word.count, attempt: 0)[...]
    }
    return PseudonymWord.word(key.bits(of: word), syllables: PseudonymWord.mostSyllables)[...]
  }

  /// Whether a folded word is in the lists.
  func knows(_ word: Span<UInt8>) -> Bool { table.find(word) != nil }

  // MARK: Choosing

  /// The beginnings of two pseudonyms; nil when that is taken.
  private func joined(_ parts: WordCensus.LoginParts) -> [UInt8]? {
    let halves = [parts.first, parts.second].map { part -> ArraySlice<UInt8> in
      let isWhole = part.count == table[part.word].count
      return isWhole ? words[part.word][...] : words[part.word].prefix(part.count)
    }
    let word = Array(halves.joined())
    return isFree(word) && !halves.contains { $0.isEmpty } ? word : nil
  }

  private func free(for word: [UInt8], _ bits: UInt64) -> [UInt8] {
    let text = String(decoding: word, as: UTF8.self)
    if word.allSatisfy({ $0 < 0x80 }) { return plain(for: word, bits) }
    guard let letters = LatinLetters(text) else { return script(like: text, bits) }
    let bases = WordKey.plainSpellings(of: word).compactMap { table.find($0.span) }
    // Whoever is spelled both ways in the lists is recognised in both.
    if let base = bases.last ?? bases.first {
      let decorated = Array(letters.decorating(String(decoding: words[base], as: UTF8.self)).utf8)
      if isFree(decorated) { return decorated }
    }
    let other = String(decoding: plain(for: word, bits), as: UTF8.self)
    return Array(letters.decorating(other).utf8)
  }

  private func plain(for word: [UInt8], _ bits: UInt64) -> [UInt8] {
    if word.count <= 2 {
      for attempt in 0..<PseudonymWord.shortWordCount(word.count) {
        let short = PseudonymWord.shortWord(bits, letters: word.count, attempt: attempt)
        if short != word, taken.find(short.span) == nil { return short }
      }
    }
    if word.count > WordPseudonyms.ordinaryLength { return long(bits, count: word.count) }
    for syllables in 2...PseudonymWord.mostSyllables {
      let candidate = PseudonymWord.word(bits, syllables: syllables)
      if isFree(candidate) { return candidate }
    }
    return numbered { PseudonymWord.word(bits &+ $0 &* 0x9e37_79b9_7f4a_7c15, syllables: 5) }
  }

  /// Words longer than this keep their length, because that may be what is wrong with them.
  private static let ordinaryLength = 15

  private func long(_ bits: UInt64, count: Int) -> [UInt8] {
    numbered { attempt in
      var word: [UInt8] = []
      var state = bits &+ attempt
      while word.count < count {
        word += PseudonymWord.word(state, syllables: PseudonymWord.mostSyllables)
        state = (state ^ state >> 29) &* 0xbf58_476d_1ce4_e5b9 &+ 1
      }
      return Array(word.prefix(count))
    }
  }

  private func script(like word: String, _ bits: UInt64) -> [UInt8] {
    numbered { Array(ScriptLetters.word(like: word, bits &+ $0).utf8) }
  }

  /// The first that is free; the last one tried, when letters are so few that none is.
  private func numbered(_ candidate: (UInt64) -> [UInt8]) -> [UInt8] {
    var word: [UInt8] = []
    for attempt in 0..<UInt64(1000) {
      word = candidate(attempt)
      if isFree(word) { return word }
    }
    return word + candidate(1000)
  }

  private func isFree(_ word: [UInt8]) -> Bool {
    taken.find(word.span) == nil && table.find(word.span) == nil
  }
}

extension WordTable {
  var indices: Range<Int> { 0..<count }

  /// `body` of each word.
  fileprivate func words<R>(_ body: (Int, ArraySlice<UInt8>) -> R) -> [R] {
    indices.map { body($0, self[$0]) }
  }
}
