/// What nearly all values of a column look like. Nothing can be wrong with such a value by itself, so
/// checks look at the others only; those are told apart when a row is read, while its bytes are in the
/// processor's cache.
package enum OrdinaryShape: Sendable, BitwiseCopyable {
  /// 2 to 30 of `A-Z a-z 0-9 . , - _ ( ) '` and blanks, with no blank at either end.
  case name
  /// `x@y` of 5 to 70 of `A-Z a-z 0-9 . @ - _`.
  case address
  /// Nothing, or digits and `+ - ( ) . /` and blanks.
  case number
  /// Nothing, or `+` and 8 to 15 digits.
  case internationalNumber
  /// Nothing, or 4 to 10 digits.
  case extensionNumber
  /// Anything that begins with neither a blank nor a control character.
  case text
  /// Nothing, or `active` in capital or small letters.
  case activity

  /// Whether `value` has this shape; false where it would take long to tell.
  @inline(__always)
  func fits(_ value: Span<UInt8>) -> Bool {
    let count = value.count
    guard count > 0 else { return isMissingOrdinary }
    switch self {
    case .name:
      return count >= 2 && count <= 30 && value[0] != 0x20 && value[count - 1] != 0x20
        && consists(value, of: OrdinaryShape.nameBytes)
    case .address: return OrdinaryShape.addressHash(value) != nil
    case .number: return consists(value, of: OrdinaryShape.numberBytes)
    case .internationalNumber:
      return value[0] == UInt8(ascii: "+") && count >= 9 && count <= 16
        && consists(value.extracting(1..<count), of: OrdinaryShape.digits)
    case .extensionNumber:
      return count >= 4 && count <= 10 && consists(value, of: OrdinaryShape.digits)
    case .text: return value[0] > 0x20
    case .activity: return ValueText.equals(value, "active")
    }
  }

  /// ``Folding/keyHash(_:salt:)`` of a value that is an ordinary address; nil for any other. Both in one
  /// look at the value, because nearly all keys are addresses.
  @inline(__always)
  static func addressHash(_ value: Span<UInt8>) -> UInt64? {
    let count = value.count
    guard count >= 5, count <= 70, value[0] != UInt8(ascii: "@"),
      value[count - 1] != UInt8(ascii: "@")
    else { return nil }
    var look = AddressLook()
    var position = 0
    while count &- position >= 8 {
      look.add(ValueWords.word(value, at: position))
      position &+= 8
    }
    if position < count {
      look.add(ValueWords.tail(value, from: position), count: count &- position)
    }
    return look.isOrdinary ? KeyHash.finish(look.state, count: count) : nil
  }

  private var isMissingOrdinary: Bool {
    switch self {
    case .name, .address, .text: false
    case .number, .internationalNumber, .extensionNumber, .activity: true
    }
  }

  @inline(__always)
  private func consists(_ value: Span<UInt8>, of kind: (UInt64) -> UInt64) -> Bool {
    var allowed = ValueWords.highs
    var position = 0
    while value.count &- position >= 8 {
      allowed &= kind(ValueWords.word(value, at: position))
      position &+= 8
    }
    if position < value.count {
      // A digit may stand in every kind.
      allowed &= kind(
        ValueWords.tail(value, from: position)
          | ValueWords.filler(UInt8(ascii: "0"), above: value.count &- position))
    }
    return allowed == ValueWords.highs
  }
}

// Which bytes of a word may stand in a value; see ``ValueWords``.
extension OrdinaryShape {
  @inline(__always)
  private static func digits(_ word: UInt64) -> UInt64 {
    ValueWords.within(word & ~ValueWords.highs, UInt8(ascii: "0"), UInt8(ascii: "9")) & ~word
  }

  /// Letters, digits and `. , - _ ( ) '` and blanks.
  @inline(__always)
  private static func nameBytes(_ word: UInt64) -> UInt64 {
    let low = word & ~ValueWords.highs
    let signs =
      ValueWords.within(low, UInt8(ascii: "'"), UInt8(ascii: ")"))
      | ValueWords.within(low, UInt8(ascii: ","), UInt8(ascii: "."))
      | ValueWords.equal(low, UInt8(ascii: "_")) | ValueWords.equal(low, 0x20)
    return (ValueWords.letters(low) | signs) & ~word | digits(word)
  }

  /// Digits and `+ - ( ) . /` and blanks.
  @inline(__always)
  private static func numberBytes(_ word: UInt64) -> UInt64 {
    let low = word & ~ValueWords.highs
    return
      (ValueWords.within(low, UInt8(ascii: "-"), UInt8(ascii: "9"))
      | ValueWords.within(low, UInt8(ascii: "("), UInt8(ascii: ")"))
      | ValueWords.equal(low, UInt8(ascii: "+")) | ValueWords.equal(low, 0x20)) & ~word
  }
}

/// One look at the words of a value that may be an address: their hash, and whether each byte may stand in
/// an ordinary address.
private struct AddressLook {
  /// The hash of the words in small letters; of no use unless the value is ordinary.
  private(set) var state = KeyHash.seed
  /// The highest bit of each byte, as long as all were allowed there.
  private var allowed = ValueWords.highs
  /// How many at signs there were, in each byte.
  private var signs: UInt64 = 0

  @inline(__always)
  init() {}

  /// Whether all were allowed, and one was an at sign.
  @inline(__always)
  var isOrdinary: Bool {
    allowed == ValueWords.highs && (signs &* ValueWords.repeating(1)) &>> 56 == 1
  }

  @inline(__always)
  mutating func add(_ word: UInt64) { add(word, filled: word) }

  /// The last word, of `count` bytes and zeros; a digit may stand everywhere.
  @inline(__always)
  mutating func add(_ word: UInt64, count: Int) {
    add(word, filled: word | ValueWords.filler(UInt8(ascii: "0"), above: count))
  }

  @inline(__always)
  private mutating func add(_ word: UInt64, filled: UInt64) {
    let low = filled & ~ValueWords.highs
    let sign = ValueWords.equal(low, UInt8(ascii: "@"))
    let letters = ValueWords.letters(low)
    // From the hyphen to the nine there is the slash besides.
    let numbers =
      ValueWords.within(low, UInt8(ascii: "-"), UInt8(ascii: "9"))
      & ~ValueWords.equal(low, UInt8(ascii: "/"))
    allowed &= (sign | letters | numbers | ValueWords.equal(low, UInt8(ascii: "_"))) & ~filled
    signs &+= sign &>> 7
    // Small letters have the bit already that capitals get.
    KeyHash.mix(&state, word | letters &>> 2)
  }
}
