import Formats

/// Writes pseudonyms of many values; one for each thread.
struct PseudonymWriter {
  private let pseudonyms: Pseudonyms
  private var pieces = ValuePieces()
  private var key: [UInt8] = []
  private var digits: [UInt8] = []
  /// The last domain and the last container, which many values end with.
  private var ends = [Known(), Known()]
  /// The last address: a user often has the same one several times.
  private var address = Known()

  /// Words that are not plain ASCII, which take long, and their pseudonyms.
  private var markedWords: [[UInt8]: [UInt8]] = [:]

  /// A value and its pseudonym.
  private struct Known {
    private var value: [UInt8] = []
    private(set) var pseudonym: [UInt8] = []

    func holds(_ other: Span<UInt8>) -> Bool { Folding.sameBytes(value.span, other) }

    mutating func set(_ value: Span<UInt8>, _ pseudonym: ArraySlice<UInt8>) {
      self.value.removeAll(keepingCapacity: true)
      self.value.append(copying: value)
      self.pseudonym.removeAll(keepingCapacity: true)
      self.pseudonym.append(contentsOf: pseudonym)
    }
  }

  init(_ pseudonyms: Pseudonyms) { self.pseudonyms = pseudonyms }

  /// Appends the pseudonym of a value.
  mutating func append(_ value: Span<UInt8>, as kind: ValueKind, to output: inout [UInt8]) {
    if kind == .text, appendGUID(value, to: &output) { return }
    if kind == .number, PseudonymWriter.isEmergencyNumber(value) {
      return output.append(copying: value)
    }
    if let end = ValuePieces.commonEnd(of: value, as: kind) {
      return append(value, endingAt: end, as: kind, to: &output)
    }
    let start = output.count
    appendPieces(of: value, as: kind, to: &output)
    if kind == .text { lengthen(value, from: start, &output) }
  }

  private mutating func appendPieces(
    of value: Span<UInt8>, as kind: ValueKind, to output: inout [UInt8]
  ) {
    pieces.read(value, as: kind)
    if pieces.hasEscapedLetters { return appendEscaped(value, to: &output) }
    let start = output.count
    guard kind != .number else {
      appendNumbers(value, to: &output)
      return avoidEmergencyNumber(from: start, &output)
    }
    for piece in pieces.pieces { append(piece, of: value, to: &output) }
  }

  // MARK: Values that end alike

  /// Appends the pseudonym of a value whose common end is at `end`.
  private mutating func append(
    _ value: Span<UInt8>, endingAt end: Int, as kind: ValueKind, to output: inout [UInt8]
  ) {
    let isAddress = kind == .text
    guard !isAddress || !address.holds(value) else {
      return output.append(contentsOf: address.pseudonym)
    }
    let start = output.count
    appendPieces(of: value.extracting(..<end), as: kind, to: &output)
    appendEnd(value.extracting(end...), as: ValuePieces.endKind(of: kind), to: &output)
    guard isAddress else { return }
    lengthen(value, from: start, &output)
    address.set(value, output[start...])
  }

  private mutating func appendEnd(
    _ end: Span<UInt8>, as kind: ValueKind, to output: inout [UInt8]
  ) {
    let place = kind == .domain ? 0 : 1
    guard !ends[place].holds(end) else {
      return output.append(contentsOf: ends[place].pseudonym)
    }
    let start = output.count
    appendPieces(of: end, as: kind, to: &output)
    ends[place].set(end, output[start...])
  }

  // MARK: Pieces

  private mutating func append(
    _ piece: ValuePiece, of value: Span<UInt8>, to output: inout [UInt8]
  ) {
    let bytes = value.extracting(piece.range)
    switch piece.kind {
    case .other: output.append(copying: bytes)
    case .word: appendWord(bytes, to: &output)
    case .digits: appendDigits(bytes, to: &output)
    }
  }

  // MARK: Length

  /// Values longer than this are not made shorter, because their length may be what is wrong with them.
  private static let ordinaryLength = 30

  /// Fills up what is shorter than a long value, before and behind the last `@`. Counted is what folding
  /// leaves, so that values which fold to one still do.
  private func lengthen(_ value: Span<UInt8>, from start: Int, _ output: inout [UInt8]) {
    guard PseudonymWriter.mayBeLong(value) else { return }
    let parts = PseudonymWriter.parts(of: Array(copying: value)[...])
    var made = PseudonymWriter.parts(of: output[start...])
    guard parts.count == made.count else { return }
    for (place, part) in parts.enumerated() {
      let length = Folding.key(part).unicodeScalars.count
      guard length > PseudonymWriter.ordinaryLength else { continue }
      let missing = length - Folding.key(made[place]).unicodeScalars.count
      let letters = made[place].prefix { $0.isLetter }.endIndex
      let filler = String(repeating: "alo", count: max(0, missing) / 3 + 1).prefix(max(0, missing))
      made[place].insert(contentsOf: filler, at: letters)
    }
    output.removeSubrange(start...)
    output.append(contentsOf: made.joined(separator: "@").utf8)
  }

  /// Whether what stands before or behind an `@` may be longer than ordinary: folding makes ASCII no
  /// longer, and other letters can be many in one.
  private static func mayBeLong(_ value: Span<UInt8>) -> Bool {
    guard value.count > ordinaryLength else { return false }
    var count = 0
    for index in value.indices {
      let byte = value[index]
      count = byte == UInt8(ascii: "@") ? 0 : count + 1
      if count > ordinaryLength || byte >= 0x80 { return true }
    }
    return false
  }

  private static func parts(of bytes: ArraySlice<UInt8>) -> [String] {
    bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Words

  /// Appends a text in which only words of the lists are replaced.
  mutating func mask(_ text: Span<UInt8>, to output: inout [UInt8]) {
    pieces.read(text, as: .text)
    for piece in pieces.pieces {
      let bytes = text.extracting(piece.range)
      WordKey.fold(bytes, into: &key)
      if piece.kind == .word, key.count > 2, pseudonyms.words.knows(key.span) {
        appendWord(bytes, to: &output)
      } else {
        output.append(copying: bytes)
      }
    }
  }

  private mutating func appendWord(_ word: Span<UInt8>, to output: inout [UInt8]) {
    guard word.indices.allSatisfy({ (word[$0] | 0x20) &- UInt8(ascii: "a") < 26 }) else {
      return appendMarkedWord(Array(copying: word), to: &output)
    }
    WordKey.fold(word, into: &key)
    WordShape.append(pseudonyms.words.word(for: key.span), as: word, to: &output)
  }

  /// So many words are remembered at most: more than a list has names with marks.
  private static let mostMarkedWords = 1 << 14

  private mutating func appendMarkedWord(_ word: [UInt8], to output: inout [UInt8]) {
    if let known = markedWords[word] { return output.append(contentsOf: known) }
    WordKey.fold(word.span, into: &key)
    var shaped = word
    if !key.isEmpty {
      let text = String(decoding: pseudonyms.words.word(for: key.span), as: UTF8.self)
      shaped = Array(WordShape(of: String(decodingUTF8: word.span)).applied(to: text).utf8)
    }
    if markedWords.count < PseudonymWriter.mostMarkedWords { markedWords[word] = shaped }
    output.append(contentsOf: shaped)
  }

  // MARK: Numbers

  private mutating func appendNumbers(_ value: Span<UInt8>, to output: inout [UInt8]) {
    var position = 0
    while position < pieces.pieces.count {
      let piece = pieces.pieces[position]
      if piece.kind == .digits {
        position = appendNumber(value, from: position, to: &output)
      } else {
        append(piece, of: value, to: &output)
        position += 1
      }
    }
  }

  /// A GUID as text, with or without braces.
  private func appendGUID(_ value: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    guard value.count == 36 || value.count == 38,
      let guid = GUID(text: value, in: 0..<value.count)
    else { return false }
    let text = pseudonyms.guid(guid).text
    let isCapital = value.indices.contains { value[$0] >= 0x41 && value[$0] <= 0x46 }
    let shown = isCapital ? text.uppercased() : text
    output.append(contentsOf: (value.count == 38 ? "{\(shown)}" : shown).utf8)
    return true
  }

  /// The numbers that 8x8's page names ("How to Assign User Services and Extensions"): they are nobody's.
  private static func isEmergencyNumber(_ value: Span<UInt8>) -> Bool {
    ValueText.equals(value, "911") || ValueText.equals(value, "112")
      || ValueText.equals(value, "999")
  }

  /// Takes the next one where the pseudonym of another number is an emergency number; so no two numbers
  /// become the same.
  private mutating func avoidEmergencyNumber(from start: Int, _ output: inout [UInt8]) {
    while output.count - start == 3, PseudonymWriter.isEmergencyNumber(Array(output[start...]).span)
    {
      let number = Array(output[start...])
      output.removeSubrange(start...)
      appendDigits(number.span, to: &output)
    }
  }

  /// Appends a telephone number, from the piece at `first` on, and gives the place after its last piece.
  /// It ends at a word, such as `ext`, and where another number begins.
  private mutating func appendNumber(
    _ value: Span<UInt8>, from first: Int, to output: inout [UInt8]
  ) -> Int {
    var end = first
    digits.removeAll(keepingCapacity: true)
    while end < pieces.pieces.count, !endsNumber(pieces.pieces[end], value) {
      let piece = pieces.pieces[end]
      if piece.kind == .digits, !isTrunkZero(piece, value) {
        DigitText.append(value.extracting(piece.range), to: &digits)
      }
      end += 1
    }
    pseudonyms.numbers.replace(&digits)
    var place = 0
    for piece in pieces.pieces[first..<end] {
      let bytes = value.extracting(piece.range)
      if piece.kind == .digits, !isTrunkZero(piece, value) {
        DigitText.write(digits, &place, as: bytes, to: &output)
      } else {
        output.append(copying: bytes)
      }
    }
    return end
  }

  private func endsNumber(_ piece: ValuePiece, _ value: Span<UInt8>) -> Bool {
    switch piece.kind {
    case .word: true
    case .digits: false
    case .other:
      piece.range.contains {
        value[$0] == UInt8(ascii: ";") || value[$0] == UInt8(ascii: ",")
          || (value[$0] | 0x20) &- UInt8(ascii: "a") < 26
      }
    }
  }

  /// `(0)`, which is dialled only inside the country.
  private func isTrunkZero(_ piece: ValuePiece, _ value: Span<UInt8>) -> Bool {
    piece.range.count == 1 && value[piece.start] == UInt8(ascii: "0") && piece.start > 0
      && value[piece.start - 1] == UInt8(ascii: "(") && piece.end < value.count
      && value[piece.end] == UInt8(ascii: ")")
  }

  private mutating func appendDigits(_ number: Span<UInt8>, to output: inout [UInt8]) {
    digits.removeAll(keepingCapacity: true)
    DigitText.append(number, to: &digits)
    pseudonyms.numbers.replace(&digits)
    var place = 0
    DigitText.write(digits, &place, as: number, to: &output)
  }

  // MARK: Distinguished names with escaped letters

  /// `CN=M\C3\BCller`: the letters are put together first, and written without escapes that are not
  /// needed (RFC 4514, section 2.4).
  private mutating func appendEscaped(_ value: Span<UInt8>, to output: inout [UInt8]) {
    guard let name = DistinguishedName(value, in: 0..<value.count) else {
      return output.append(contentsOf: "CN=?".utf8)
    }
    for (place, step) in name.rdns.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      for (part, assertion) in step.assertions.enumerated() {
        if part > 0 { output.append(UInt8(ascii: "+")) }
        output.append(contentsOf: "\(assertion.type)=".utf8)
        var plain: [UInt8] = []
        let isKept =
          assertion.type.lowercased() == "dc"
          && PublicLabels.contains(assertion.value.span, isLast: place == name.rdns.count - 1)
        if isKept {
          plain = assertion.value
        } else {
          append(assertion.value.span, as: .text, to: &plain)
        }
        DigitText.escape(plain, to: &output)
      }
    }
  }
}

/// Digits of any script as numbers, and back.
enum DigitText {
  /// Appends the number that each digit stands for; what is no digit is passed over.
  static func append(_ text: Span<UInt8>, to digits: inout [UInt8]) {
    var position = 0
    while position < text.count {
      if text[position] &- 0x30 < 10 {
        digits.append(text[position] - 0x30)
        position += 1
        continue
      }
      let (scalar, count) = UTF8Scalar.read(text, at: position, to: text.count)
      if let digit = value(of: scalar) { digits.append(UInt8(truncatingIfNeeded: digit)) }
      position += count
    }
  }

  /// Writes digits from `place` on in the script of `text`, which has as many.
  static func write(
    _ digits: [UInt8], _ place: inout Int, as text: Span<UInt8>, to output: inout [UInt8]
  ) {
    var position = 0
    while position < text.count {
      if text[position] &- 0x30 < 10, place < digits.count {
        output.append(digits[place] + 0x30)
        place += 1
        position += 1
        continue
      }
      let (scalar, count) = UTF8Scalar.read(text, at: position, to: text.count)
      if let scalar, let digit = value(of: scalar), place < digits.count {
        let other = Unicode.Scalar(scalar.value - digit + UInt32(digits[place])) ?? "0"
        output.append(contentsOf: String(other).utf8)
        place += 1
      } else {
        output.append(copying: text.extracting(position..<(position + count)))
      }
      position += count
    }
  }

  /// The number that a digit stands for; digits of one script follow each other (Unicode, section 4.6).
  private static func value(of scalar: Unicode.Scalar?) -> UInt32? {
    guard let scalar else { return nil }
    if scalar.isASCII { return scalar.value &- 0x30 < 10 ? scalar.value - 0x30 : nil }
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { UInt32($0) }
  }

  /// Appends a value of a distinguished name with the escapes that it needs (RFC 4514, section 2.4).
  static func escape(_ value: [UInt8], to output: inout [UInt8]) {
    for (place, byte) in value.enumerated() {
      let isEdge = place == 0 || place == value.count - 1
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ";"), UInt8(ascii: "="):
        output += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: " ") where isEdge, UInt8(ascii: "#") where place == 0:
        output += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, 0x7f:
        output.append(UInt8(ascii: "\\"))
        HexadecimalValue.append(byte, to: &output)
      default: output.append(byte)
      }
    }
  }
}
