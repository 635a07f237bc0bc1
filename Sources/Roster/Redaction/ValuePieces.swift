import Formats

/// How a value is taken apart before it gets a pseudonym.
package enum ValueKind: Sendable {
  /// Names, logins, addresses, identifiers: words and numbers; what follows the last `@` is a domain.
  case text
  /// A DNS name.
  case domain
  /// Telephone numbers: the digits of one number are one number, whatever stands between them.
  case number
  /// A distinguished name (RFC 4514).
  case distinguishedName
}

/// A part of a value.
struct ValuePiece: BitwiseCopyable {
  enum Kind: UInt8 {
    case word
    case digits
    /// Stays as it is: punctuation, blanks, what stands for no person.
    case other
  }

  var kind: Kind
  let start: Int
  var end: Int

  var range: Range<Int> { start..<end }
}

/// Takes values apart into words, numbers and the rest.
struct ValuePieces {
  private(set) var pieces: [ValuePiece] = []
  /// Whether a distinguished name has letters as hexadecimal digits, so that it must be unescaped first.
  private(set) var hasEscapedLetters = false

  mutating func read(_ value: Span<UInt8>, as kind: ValueKind) {
    pieces.removeAll(keepingCapacity: true)
    hasEscapedLetters = false
    switch kind {
    case .text: readText(value, 0..<value.count)
    case .domain: readDomain(value, 0..<value.count)
    case .number:
      readWords(value, 0..<value.count)
      keepNumberWords(value)
    case .distinguishedName: readDistinguishedName(value)
    }
  }

  /// Where the end begins that a value has in common with many others: the domain of an address, and of a
  /// distinguished name all but its first step. Nil for what has none. Read by itself, as
  /// ``endKind(of:)``, it gives the same pieces.
  static func commonEnd(of value: Span<UInt8>, as kind: ValueKind) -> Int? {
    switch kind {
    case .text: afterAt(value)
    case .distinguishedName: afterFirstStep(value)
    case .domain, .number: nil
    }
  }

  /// What the common end of a value is.
  static func endKind(of kind: ValueKind) -> ValueKind { kind == .text ? .domain : kind }

  private static func afterAt(_ value: Span<UInt8>) -> Int? {
    var at = value.count
    while at > 0, value[at - 1] != UInt8(ascii: "@") { at -= 1 }
    return at > 0 ? at : nil
  }

  /// Nil too where escapes, or steps of several parts, make it hard to tell.
  private static func afterFirstStep(_ value: Span<UInt8>) -> Int? {
    var comma: Int?
    var hasType = false
    for index in value.indices {
      switch value[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "+"): return nil
      case UInt8(ascii: "=") where comma == nil: hasType = true
      case UInt8(ascii: ",") where comma == nil: comma = index + 1
      default: break
      }
    }
    return hasType ? comma : nil
  }

  /// Words that stand in telephone numbers stay.
  private mutating func keepNumberWords(_ value: Span<UInt8>) {
    for position in pieces.indices where pieces[position].kind == .word {
      let word = value.extracting(pieces[position].range)
      if ValuePieces.numberWords.contains(where: { ValueText.equals(word, $0) }) {
        pieces[position].kind = .other
      }
    }
  }

  /// Of extensions, and what spreadsheets write into large numbers.
  private static let numberWords: [StaticString] = ["x", "e", "ext", "extension", "tel", "fax"]

  private mutating func readText(_ value: Span<UInt8>, _ range: Range<Int>) {
    guard let at = ValuePieces.afterAt(value.extracting(range)) else {
      return readWords(value, range)
    }
    readWords(value, range.prefix(at))
    readDomain(value, range.dropFirst(at))
  }

  /// A domain, of which the labels that tell nothing about anybody stay.
  private mutating func readDomain(_ value: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, value[end] != UInt8(ascii: ".") { end += 1 }
      let isOnlyOne = start == range.lowerBound && end == range.upperBound
      let isLast = end == range.upperBound
      if !isOnlyOne, PublicLabels.contains(value.extracting(start..<end), isLast: isLast) {
        append(.other, start..<end)
      } else {
        readWords(value, start..<end)
      }
      if !isLast { append(.other, end..<(end + 1)) }
      start = end + 1
    }
  }

  private mutating func readDistinguishedName(_ value: Span<UInt8>) {
    var position = 0
    while position < value.count {
      let start = position
      while position < value.count, value[position] != UInt8(ascii: "=") { position += 1 }
      guard position < value.count else { return readText(value, start..<value.count) }
      position += 1
      append(.other, start..<position)
      let end = endOfValue(value, from: position)
      if ValuePieces.isDomainComponent(value, start..<(position - 1)) {
        readDomainComponent(value, position..<end)
      } else {
        readText(value, position..<end)
      }
      position = min(end + 1, value.count)
      if end < position { append(.other, end..<position) }
    }
  }

  /// A label of a domain; it stays if a domain's would.
  private mutating func readDomainComponent(_ value: Span<UInt8>, _ range: Range<Int>) {
    let isLast = range.upperBound == value.count
    if PublicLabels.contains(value.extracting(range), isLast: isLast) {
      append(.other, range)
    } else {
      readWords(value, range)
    }
  }

  /// Where the value ends: at the next comma or plus that is not escaped.
  private mutating func endOfValue(_ value: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < value.count, value[end] != UInt8(ascii: ","), value[end] != UInt8(ascii: "+") {
      if value[end] == UInt8(ascii: "\\") {
        if end + 2 < value.count, HexadecimalValue.byte(value[end + 1], value[end + 2]) != nil {
          hasEscapedLetters = true
        }
        end += 1
      }
      end += 1
    }
    return min(end, value.count)
  }

  /// Whether the type of a step is DC.
  private static func isDomainComponent(_ value: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let type = value.extracting(range)
    let plain = type.extracting(Folding.trimmedBlanks(type))
    return ValueText.equals(plain, "dc")
  }

  // MARK: Words and digits

  private mutating func readWords(_ value: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = value[position]
      let start = position
      if byte >= 0x20, byte < 0x7f {
        let kind = ValuePieces.kind(ofASCII: byte)
        repeat {
          position += 1
        } while position < range.upperBound && value[position] >= 0x20 && value[position] < 0x7f
          && ValuePieces.kind(ofASCII: value[position]) == kind
        append(kind, start..<position)
      } else {
        let (scalar, count) = UTF8Scalar.read(value, at: position, to: range.upperBound)
        position += count
        append(scalar, start..<position, isFirst: start == range.lowerBound)
      }
    }
  }

  /// Adds a piece, or makes the last one longer.
  private mutating func append(_ kind: ValuePiece.Kind, _ range: Range<Int>) {
    if let last = pieces.indices.last, pieces[last].kind == kind,
      pieces[last].end == range.lowerBound
    {
      pieces[last].end = range.upperBound
    } else {
      pieces.append(ValuePiece(kind: kind, start: range.lowerBound, end: range.upperBound))
    }
  }

  /// Adds any character. What nobody sees, and marks, belong to the word or number that they stand in.
  private mutating func append(_ scalar: Unicode.Scalar?, _ range: Range<Int>, isFirst: Bool) {
    guard let scalar else { return append(.other, range) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control:
      let isJoined = !isFirst && !properties.isWhitespace
      append(isJoined ? pieces.last?.kind ?? .other : .other, range)
    default:
      if properties.numericType == .decimal {
        append(.digits, range)
      } else if Folding.isInvisible(scalar) {
        append(isFirst ? .other : pieces.last?.kind ?? .other, range)
      } else {
        append(properties.isAlphabetic ? .word : .other, range)
      }
    }
  }

  private static func kind(ofASCII byte: UInt8) -> ValuePiece.Kind {
    if (byte | 0x20) &- UInt8(ascii: "a") < 26 { return .word }
    return byte &- 0x30 < 10 ? .digits : .other
  }
}

/// One character of UTF-8.
enum UTF8Scalar {
  /// The character at `position` and how many bytes it has; nil and one byte where there is none.
  static func read(
    _ bytes: Span<UInt8>, at position: Int, to end: Int
  ) -> (scalar: Unicode.Scalar?, count: Int) {
    let lead = bytes[position]
    let count = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
    guard count > 1, position + count <= end else {
      return (lead < 0x80 ? Unicode.Scalar(lead) : nil, 1)
    }
    var value = UInt32(lead) & (0xff >> UInt32(count + 1))
    for index in (position + 1)..<(position + count) {
      guard bytes[index] & 0xc0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(bytes[index] & 0x3f)
    }
    return (Unicode.Scalar(value), count)
  }
}
