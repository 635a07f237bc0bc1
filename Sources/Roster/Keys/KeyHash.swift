/// 64-bit hashes of keys, for joining lists within one run. Never stored, never shown.
///
/// The seed is drawn anew in every process, so that nobody can prepare a file of values that all
/// collide. Results do not depend on it: equal hashes are always followed by comparing the values.
///
/// Values are hashed eight bytes at a time (``ValueWords``).
package enum KeyHash {
  static let seed = UInt64.random(in: .min ... .max) | 1

  /// A hash of the bytes as they are.
  package static func exact(_ bytes: Span<UInt8>, salt: UInt64 = 0) -> UInt64 {
    var state = seed ^ salt
    var position = 0
    while bytes.count &- position >= 8 {
      mix(&state, ValueWords.word(bytes, at: position))
      position &+= 8
    }
    if position < bytes.count { mix(&state, ValueWords.tail(bytes, from: position)) }
    return finish(state, count: bytes.count)
  }

  /// A hash of ASCII bytes that ignores the case of letters; nil if any byte is not ASCII or is a
  /// control character (then the value needs real folding).
  package static func foldedASCII(_ bytes: Span<UInt8>, salt: UInt64 = 0) -> UInt64? {
    var state = seed ^ salt
    var position = 0
    var odd: UInt64 = 0
    while bytes.count &- position >= 8 {
      let word = ValueWords.word(bytes, at: position)
      odd |= ValueWords.notPlain(word)
      mix(&state, ValueWords.lowercased(word))
      position &+= 8
    }
    if position < bytes.count {
      let word = ValueWords.tail(bytes, from: position)
      // The empty places of the last word are NUL; filled with blanks they are no control character.
      odd |= ValueWords.notPlain(word | ValueWords.filler(0x20, above: bytes.count &- position))
      mix(&state, ValueWords.lowercased(word))
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

  @inline(__always)
  static func mix(_ state: inout UInt64, _ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    state = product.high ^ product.low
  }

  @inline(__always)
  static func finish(_ state: UInt64, count: Int) -> UInt64 {
    let product = (state ^ UInt64(count)).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }
}
