/// SipHash-2-4 of one 64-bit number (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012):
/// to anybody without the key, its results look as if drawn by lot.
struct SipHash: Sendable {
  private let first: UInt64
  private let second: UInt64

  /// The key is the first 16 bytes of `key`.
  init(_ key: [UInt8]) {
    first = SipHash.number(key.prefix(8))
    second = SipHash.number(key.dropFirst(8).prefix(8))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The hash of the eight bytes of `number`, little-endian.
  func callAsFunction(_ number: UInt64) -> UInt64 {
    var state = State(first, second)
    state.take(number)
    // The last block holds the length, which is always eight.
    state.take(8 << 56)
    return state.finished()
  }

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    init(_ first: UInt64, _ second: UInt64) {
      v0 = first ^ 0x736f_6d65_7073_6575
      v1 = second ^ 0x646f_7261_6e64_6f6d
      v2 = first ^ 0x6c79_6765_6e65_7261
      v3 = second ^ 0x7465_6462_7974_6573
    }

    mutating func take(_ block: UInt64) {
      v3 ^= block
      round()
      round()
      v0 ^= block
    }

    mutating func finished() -> UInt64 {
      v2 ^= 0xff
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
      v0 &+= v1
      v1 = State.rotated(v1, 13) ^ v0
      v0 = State.rotated(v0, 32)
      v2 &+= v3
      v3 = State.rotated(v3, 16) ^ v2
      v0 &+= v3
      v3 = State.rotated(v3, 21) ^ v0
      v2 &+= v1
      v1 = State.rotated(v1, 17) ^ v2
      v2 = State.rotated(v2, 32)
    }

    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
      word << bits | word >> (64 - bits)
    }
  }
}
