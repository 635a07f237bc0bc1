/// A small table that says of most keys that they are not in a set: two bits for each in one word, at
/// eight times as many places as there are keys at least, so that one in twenty answers is wrong at most,
/// and "no" never is.
///
/// Goes by other bits of a key than ``KeySlots`` does.
struct KeySieve: Sendable {
  private var words: [UInt64]

  /// Keys may repeat.
  init(_ stretches: [[UInt64]]) {
    let count = stretches.reduce(0) { $0 + $1.count }
    var size = 64
    while size * 8 < count { size *= 2 }
    words = Array(repeating: 0, count: size)
    for stretch in stretches {
      for key in stretch { words[word(of: key)] |= bits(of: key) }
    }
  }

  /// Whether a key may be in the set.
  func mayContain(_ key: UInt64) -> Bool {
    let bits = bits(of: key)
    return words[word(of: key)] & bits == bits
  }

  private func word(of key: UInt64) -> Int { Int(key >> 38) & (words.count - 1) }
  private func bits(of key: UInt64) -> UInt64 { 1 << (key >> 32 & 63) | 1 << (key >> 26 & 63) }
}
