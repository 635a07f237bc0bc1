/// A small table that says of most keys that they are not in a set: two bits for each in one word, at
/// eight times as many places as there are keys at least, so that one in twenty answers is wrong at most,
/// and "no" never is.
///
/// Goes by other bits of a key than ``KeySlots`` does.
struct KeySieve: Sendable {
  private(set) var words: [UInt64]

  /// Keys may repeat.
  init(_ stretches: [[UInt64]]) {
    let count = stretches.reduce(0) { $0 + $1.count }
    var size = 64
    while size * 8 < count { size *= 2 }
    words = Array(repeating: 0, count: size)
    for stretch in stretches {
      for key in stretch { words[KeySieve.word(of: key, size)] |= KeySieve.bits(of: key) }
    }
  }

  /// Whether a key may be in the set that has these words. A span of them: nobody counts for each key who
  /// holds what two cores look at.
  static func mayContain(_ key: UInt64, _ words: Span<UInt64>) -> Bool {
    let bits = bits(of: key)
    return words[word(of: key, words.count)] & bits == bits
  }

  private static func word(of key: UInt64, _ count: Int) -> Int { Int(key >> 38) & (count - 1) }

  private static func bits(of key: UInt64) -> UInt64 {
    1 << (key >> 32 & 63) | 1 << (key >> 26 & 63)
  }
}
