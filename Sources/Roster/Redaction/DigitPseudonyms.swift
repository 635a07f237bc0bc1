import Formats

/// Other digits for digits, from the last one forward, so that numbers with the same end keep the same
/// end: an extension still is the end of its telephone number, and a number with country code that of
/// the number without.
///
/// Zero stays zero: leading zeros, `00` and `(0)` have a meaning of their own, and "equal but for zeros
/// in front" stays so. No two numbers become the same.
struct DigitPseudonyms: Sendable {
  private let key: PseudonymKey

  init(_ key: PseudonymKey) { self.key = key }

  /// Replaces the digits, each a number from 0 to 9.
  func replace(_ digits: inout [UInt8]) {
    var end: UInt64 = 1
    for position in digits.indices.reversed() {
      let digit = digits[position]
      if digit > 0 { digits[position] = DigitPseudonyms.replaced(digit, key.digits(end)) }
      end = end &* 11 &+ UInt64(digit) &+ 1
    }
  }

  /// One of 54 orders of the digits from 1 to 9: multiplied by what has no factor in common with nine,
  /// and shifted.
  private static func replaced(_ digit: UInt8, _ bits: UInt64) -> UInt8 {
    let factors: [6 of UInt64] = [1, 2, 4, 5, 7, 8]
    let factor = factors[Int(truncatingIfNeeded: bits % 6)]
    let shift = (bits >> 32) % 9
    return UInt8(truncatingIfNeeded: (UInt64(digit - 1) * factor + shift) % 9 + 1)
  }

  /// Another GUID; none stays none.
  func replaced(_ guid: GUID) -> GUID {
    guard guid != .zero else { return guid }
    let words = guid.words
    // Each half depends on all 16 bytes.
    let mixed = key.guids.first(words.0) ^ words.1
    let halves = (key.guids.first(mixed), key.guids.last(mixed))
    var bytes: [UInt8] = []
    for half in [halves.0, halves.1] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: half >> shift))
      }
    }
    return GUID(raw: bytes.span, in: 0..<16) ?? .zero
  }

  /// Other hexadecimal digits, as many, for a fingerprint.
  func replaced(fingerprint: String) -> String {
    let number = UInt64(fingerprint, radix: 16) ?? 0
    let digits = String(key.guids.last(number), radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }
}
