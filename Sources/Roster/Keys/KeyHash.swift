/// 64-bit hashes of keys, for joining lists within one run. Never stored, never shown.
///
/// The seed is drawn anew in every process, so that nobody can prepare a file of values that all
/// collide. Results do not depend on it: equal hashes are always followed by comparing the values.
///
/// The unsafe steps are unaligned loads of four and eight bytes inside a span whose bounds are checked
/// first.
package enum KeyHash {
  @usableFromInline static let seed = UInt64.random(in: .min ... .max) | 1

  /// A hash of the bytes as they are.
  package static func exact(_ bytes: Span<UInt8>, salt: UInt64 = 0) -> UInt64 {
    var state = seed ^ salt
    let raw = unsafe bytes.bytes
    var position = 0
    while position + 8 <= bytes.count {
      mix(&state, unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    if position < bytes.count { mix(&state, tail(bytes, from: position)) }
    return finish(state, count: bytes.count)
  }

  /// A hash of ASCII bytes that ignores the case of letters; nil if any byte is not ASCII or is a
  /// control character (then the value needs real folding).
  package static func foldedASCII(_ bytes: Span<UInt8>, salt: UInt64 = 0) -> UInt64? {
    var state = seed ^ salt
    let raw = unsafe bytes.bytes
    var position = 0
    var odd: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      odd |= notPlain(word)
      mix(&state, lowercased(word))
      position += 8
    }
    if position < bytes.count {
      let word = tail(bytes, from: position)
      // The empty places of the last word are NUL; filled with blanks they are no control character.
      let filled = word | (0x2020_2020_2020_2020 << (UInt64(bytes.count - position) * 8))
      odd |= notPlain(filled)
      mix(&state, lowercased(word))
    }
    return odd == 0 ? finish(state, count: bytes.count) : nil
  }

  /// A hash of two words.
  package static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var state = seed
    mix(&state, first)
    mix(&state, second)
    return finish(state, count: 16)
  }

  /// The bytes from `position` on, one to seven, as a little-endian word: by loads that overlap.
  private static func tail(_ bytes: Span<UInt8>, from position: Int) -> UInt64 {
    let count = bytes.count
    let left = count - position
    let raw = unsafe bytes.bytes
    if count >= 8 {
      let last = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      return last >> UInt64((8 - left) * 8)
    }
    if left >= 4 {
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt32.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(low) | UInt64(high) << UInt64((left - 4) * 8)
    }
    let middle = left / 2
    return UInt64(bytes[position]) | UInt64(bytes[position + middle]) << UInt64(middle * 8)
      | UInt64(bytes[count - 1]) << UInt64((left - 1) * 8)
  }

  /// Bits that are set where a byte is a control character or not ASCII.
  private static func notPlain(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let belowBlank = (word &- 0x2020_2020_2020_2020) & ~word
    let delete = word ^ 0x7f7f_7f7f_7f7f_7f7f
    let isDelete = (delete &- 0x0101_0101_0101_0101) & ~delete
    return (word | belowBlank | isDelete) & high
  }

  /// All ASCII capitals of eight bytes to small letters.
  private static func lowercased(_ word: UInt64) -> UInt64 {
    let high: UInt64 = 0x8080_8080_8080_8080
    let low = word & ~high
    let atLeastA = low &+ 0x3f3f_3f3f_3f3f_3f3f
    let beyondZ = low &+ 0x2525_2525_2525_2525
    let isCapital = (atLeastA & ~beyondZ & ~word) & high
    return word | (isCapital >> 2)
  }

  private static func mix(_ state: inout UInt64, _ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    state = product.high ^ product.low
  }

  private static func finish(_ state: UInt64, count: Int) -> UInt64 {
    let product = (state ^ UInt64(count)).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }
}
