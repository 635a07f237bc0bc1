/// Comparing and hashing of short texts, eight bytes at a time; a leaf.
///
/// Sound: a load of eight bytes at `offset` only where `offset + 8 <= count`.
enum Bytes {
  static func equal(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    var offset = 0
    while offset + 8 <= first.count {
      guard word(first, offset) == word(second, offset) else { return false }
      offset += 8
    }
    while offset < first.count {
      guard first[offset] == second[offset] else { return false }
      offset += 1
    }
    return true
  }

  /// 32 bits that differ between texts as well as chance does. `seed` is not 0.
  static func hash(_ text: Span<UInt8>, seed: UInt64) -> UInt32 {
    let mixed = hash64(text, seed: seed)
    return UInt32(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  /// 64 bits, the same in every process for the same seed: each eight bytes are multiplied to 128
  /// bits and both halves folded together, as in wyhash (https://github.com/wangyi-fudan/wyhash).
  static func hash64(_ text: Span<UInt8>, seed: UInt64) -> UInt64 {
    var state = seed
    var offset = 0
    while offset + 8 <= text.count {
      state = fold(state ^ word(text, offset), 0x9E37_79B9_7F4A_7C15)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < text.count {
      rest = rest << 8 | UInt64(text[offset])
      offset += 1
    }
    return fold(state ^ rest, 0xE703_7ED1_A0B4_28DB ^ UInt64(text.count))
  }

  private static func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }

  private static func word(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
