import Formats

/// All words of the lists, each once, folded (``Folding``); and which logins are made of names.
struct WordCensus: Sendable {
  private(set) var table = WordTable()
  /// Whether a word is one of somebody's name, by its number.
  private(set) var areNames: [Bool] = []
  /// How logins are made of the names of the user who has them, by the number of the login's word.
  private(set) var parts: [Int: LoginParts] = [:]
  private var pieces = ValuePieces()
  private var key: [UInt8] = []
  private var givenNames: [Int] = []
  private var surnames: [Int] = []
  /// What the last value of either kind ended with, whose words are all there.
  private var domain: [UInt8] = []
  private var container: [UInt8] = []
  /// The last address: a user often has the same one several times.
  private var address: [UInt8] = []

  /// Which of a user's names a value is.
  enum NamePart { case given, surname, whole }

  /// A login made of two names, such as `jdoe` or `doejohn`.
  struct LoginParts: Sendable {
    /// A name, and how many of its letters are taken.
    struct Part: Sendable {
      var word: Int
      let count: Int
    }

    var first: Part
    var second: Part
  }

  /// Forgets the names of the user before.
  mutating func beginUser() {
    givenNames.removeAll(keepingCapacity: true)
    surnames.removeAll(keepingCapacity: true)
  }

  /// Nobody has more names; what has is a text, in which logins are not looked for name by name.
  private static let mostNames = 32

  /// Adds a name of the user; `whole` counts only where there is no other.
  mutating func addName(_ value: Span<UInt8>, _ part: NamePart) {
    pieces.read(value, as: .text)
    var words: [Int] = []
    for piece in pieces.pieces where piece.kind == .word {
      guard let number = insert(value.extracting(piece.range))?.number else { continue }
      areNames[number] = true
      words.append(number)
      words += WordKey.plainSpellings(of: key).compactMap { table.find($0.span) }
    }
    words = Array(words.prefix(WordCensus.mostNames))
    switch part {
    case .given: givenNames += words
    case .surname: surnames += words
    case .whole:
      if givenNames.isEmpty { givenNames += words.dropLast() }
      if surnames.isEmpty { surnames += words.suffix(1) }
    }
  }

  /// Adds any other value of the user, whose names were added before.
  mutating func add(_ value: Span<UInt8>, as kind: ValueKind) {
    guard WordCensus.mayHaveWords(value) else { return }
    guard let end = ValuePieces.commonEnd(of: value, as: kind) else {
      return addWords(of: value, read: kind, as: kind)
    }
    if kind == .text {
      guard !Folding.sameBytes(address.span, value) else { return }
      address = Array(copying: value)
    }
    addWords(of: value.extracting(..<end), read: kind, as: kind)
    let known = kind == .text ? domain : container
    let rest = value.extracting(end...)
    guard !Folding.sameBytes(known.span, rest) else { return }
    addWords(of: rest, read: ValuePieces.endKind(of: kind), as: kind)
    if kind == .text { domain = Array(copying: rest) } else { container = Array(copying: rest) }
  }

  /// Whether a value is more than digits, blanks and punctuation.
  private static func mayHaveWords(_ value: Span<UInt8>) -> Bool {
    value.indices.contains { value[$0] >= 0x80 || (value[$0] | 0x20) &- UInt8(ascii: "a") < 26 }
  }

  private mutating func addWords(of value: Span<UInt8>, read: ValueKind, as kind: ValueKind) {
    pieces.read(value, as: read)
    for piece in pieces.pieces where piece.kind == .word {
      guard let (number, isNew) = insert(value.extracting(piece.range)), isNew,
        kind == .text, piece.end - piece.start >= 3
      else { continue }
      let login = Array(table[number])
      parts[number] = loginParts(of: login)
    }
  }

  /// Adds the words of another census.
  mutating func merge(_ other: WordCensus) {
    let numbers = (0..<other.table.count).map { number in
      let (place, isNew) = table.insert(Array(other.table[number]).span)
      if isNew { areNames.append(false) }
      if other.areNames[number] { areNames[place] = true }
      return place
    }
    for (number, parts) in other.parts where self.parts[numbers[number]] == nil {
      var parts = parts
      parts.first.word = numbers[parts.first.word]
      parts.second.word = numbers[parts.second.word]
      self.parts[numbers[number]] = parts
    }
  }

  private mutating func insert(_ word: Span<UInt8>) -> (number: Int, isNew: Bool)? {
    WordKey.fold(word, into: &key)
    guard !key.isEmpty else { return nil }
    let key = key
    let (number, isNew) = table.insert(key.span)
    if isNew {
      areNames.append(false)
      for plain in WordKey.plainSpellings(of: key).prefix(1) {
        let isNewToo = table.insert(plain.span).isNew
        if isNewToo { areNames.append(false) }
      }
    }
    return (number, isNew)
  }

  // MARK: Logins made of names

  /// No login is longer, in bytes: the schema of Active Directory allows sAMAccountName 256 characters.
  private static let longestLogin = 256

  private func loginParts(of login: [UInt8]) -> LoginParts? {
    guard login.count <= WordCensus.longestLogin else { return nil }
    for given in givenNames {
      for surname in surnames where given != surname {
        if let parts = split(login, given, surname) ?? split(login, surname, given) {
          return parts
        }
      }
    }
    return nil
  }

  /// `login` as the beginning of one name and the beginning of another, of which one is whole or has at
  /// least four letters.
  private func split(_ login: [UInt8], _ first: Int, _ second: Int) -> LoginParts? {
    let (one, other) = (table[first], table[second])
    for count in 1...max(1, min(one.count, login.count - 1)) {
      guard login.count > count, one.starts(with: login[..<count]) else { return nil }
      let rest = login[count...]
      let saysMuch = isTelling(count, of: one.count) || isTelling(rest.count, of: other.count)
      if saysMuch, other.starts(with: rest) {
        return LoginParts(
          first: .init(word: first, count: count), second: .init(word: second, count: rest.count))
      }
    }
    return nil
  }

  /// Whether so many letters of a name are enough to know it by.
  private func isTelling(_ count: Int, of whole: Int) -> Bool {
    count >= 4 || (count >= 2 && count == whole)
  }
}

/// The form in which words are the same word.
enum WordKey {
  /// Replaces `key` by the folded word; empty for what nobody sees.
  static func fold(_ word: Span<UInt8>, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    for index in word.indices {
      let byte = word[index]
      guard (byte | 0x20) &- UInt8(ascii: "a") < 26 else {
        key = Array(Folding.key(String(decodingUTF8: word)).utf8)
        return
      }
      key.append(byte | 0x20)
    }
  }

  /// A folded word in Latin letters with marks, without them: `muller` and `mueller` for `müller`; nothing
  /// for plain words and other scripts.
  static func plainSpellings(of key: [UInt8]) -> [[UInt8]] {
    guard key.contains(where: { $0 >= 0x80 }) else { return [] }
    let letters = LatinLetters(String(decoding: key, as: UTF8.self))
    guard let letters, !letters.plain.isEmpty else { return [] }
    return [letters.plain, letters.transliterated].map { Array($0.utf8) }
  }
}
