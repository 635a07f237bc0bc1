import Formats

/// A telephone number as digits: enough of its end to know it again in any spelling.
struct PhoneDigits: BitwiseCopyable, Sendable, Equatable {
  /// The last nine digits, as a number.
  let tail: UInt32
  /// How many digits there are in all; at most 15 are looked at.
  let count: UInt8

  /// A number of seven digits or more, in any form: `+49 (0)30 1234567`, `0049-30-1234567`, `tel:...`; an
  /// extension after `x` or `ext` is left out. Nil for anything shorter.
  init?(_ value: Span<UInt8>) {
    guard let digits = PhoneDigits.digits(value), digits.count >= 7 else { return nil }
    self = digits
  }

  private init(tail: UInt32, count: UInt8) {
    self.tail = tail
    self.count = count
  }

  /// An internal number of two to six digits.
  static func `extension`(_ value: Span<UInt8>) -> PhoneDigits? {
    guard let digits = digits(value), (2...6).contains(digits.count) else { return nil }
    return digits
  }

  /// An internal number that was kept as its digits.
  static func internalNumber(_ tail: UInt32, _ count: UInt8) -> PhoneDigits {
    PhoneDigits(tail: tail, count: count)
  }

  /// The ``key`` of a number that is written as most are: it ends with seven digits, between which nothing
  /// but blanks, hyphens and the like stands. Nil when it takes a closer look.
  static func plainKey(_ value: Span<UInt8>) -> UInt32? {
    let end = value.count
    // So there are not more than 15 digits.
    guard end >= 7, end < 16 || end == 16 && value[0] == UInt8(ascii: "+") else { return nil }
    var all: UInt8 = 0
    for position in 0..<end { all |= value[position] }
    // An extension may stand behind a letter.
    guard all < 0x40 else { return nil }
    var key: UInt32 = 0
    var power: UInt32 = 1
    var position = end
    while power < 10_000_000, position > 0 {
      position -= 1
      let byte = value[position]
      // The end of `(0)`, perhaps.
      if byte == UInt8(ascii: ")") { return nil }
      guard byte &- 0x30 < 10 else { continue }
      key += UInt32(byte &- 0x30) &* power
      power &*= 10
    }
    return power == 10_000_000 ? key : nil
  }

  private static func digits(_ value: Span<UInt8>) -> PhoneDigits? {
    var tail: UInt64 = 0
    var count: UInt8 = 0
    var position = 0
    while position < value.count, count < 15 {
      let byte = value[position]
      if byte &- 0x30 < 10 {
        // Fifteen digits cannot overflow.
        tail = tail &* 10 &+ UInt64(byte &- 0x30)
        count &+= 1
        position &+= 1
        continue
      }
      // Blanks, hyphens and the like, which stand between the digits of nearly all numbers.
      if byte < 0x40, byte != UInt8(ascii: "(") {
        position &+= 1
        continue
      }
      if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X"), count >= 7 { break }
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"), count >= 7 { break }
      if isTrunkZero(value, position) {
        position += 3
        continue
      }
      position += 1
    }
    return count == 0 ? nil : PhoneDigits(tail: UInt32(tail % 1_000_000_000), count: count)
  }

  /// `(0)`, which is dialled only inside the country.
  private static func isTrunkZero(_ value: Span<UInt8>, _ position: Int) -> Bool {
    position + 2 < value.count && value[position] == UInt8(ascii: "(")
      && value[position + 1] == UInt8(ascii: "0") && value[position + 2] == UInt8(ascii: ")")
  }

  /// The last seven digits: equal for all spellings of one number.
  var key: UInt32 { tail % 10_000_000 }

  /// Whether both may be one number: the last nine digits are equal, or as many as both have.
  func matches(_ other: PhoneDigits) -> Bool {
    // Nearly all differ in the last seven already.
    let differ = tail > other.tail ? tail - other.tail : other.tail - tail
    guard differ % 10_000_000 == 0 else { return false }
    let common = min(9, count, other.count)
    return common >= 7 && tail % PhoneDigits.power(common) == other.tail % PhoneDigits.power(common)
  }

  /// How many digits at the end are equal, up to four; the shorter one must be used up or four long.
  func commonEnd(_ other: PhoneDigits) -> Int {
    var common = 0
    for length in 1...UInt8(4) where length <= min(count, other.count) {
      let power = PhoneDigits.power(length)
      if tail % power == other.tail % power { common = Int(length) } else { break }
    }
    return common
  }

  private static func power(_ exponent: UInt8) -> UInt32 {
    var power: UInt32 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
