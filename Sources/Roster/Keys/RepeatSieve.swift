import Formats

/// Finds the rows whose hash another row may have too: nearly all rows have one of their own, and looking
/// closely at those would cost a table of all.
///
/// Two passes over the hashes, each with a field of bits that fits into the processor's cache. In the
/// first, whoever finds the bit of its hash set may not be the first to have it: few rows besides those
/// that share one. In the second, all rows are looked for that may have the hash of any of these.
struct RepeatSieve {
  /// A bit for each of many hashes.
  private struct Bits {
    private var words: [UInt64]
    private let shift: UInt32

    /// About `bitsEach` bits for each of `count` hashes.
    init(for count: Int, bitsEach: Int) {
      var size = 16
      while 1 << size < count * bitsEach, size < 31 { size += 1 }
      words = Array(repeating: 0, count: 1 << (size - 6))
      shift = UInt32(32 - size)
    }

    /// Asks for the place of a hash (``Prefetch``).
    @inline(__always)
    func ask(for hash: UInt32) { Prefetch.element(Int((hash >> shift) >> 6), of: words.span) }

    /// Sets the bit of a hash, and returns whether it was set.
    @inline(__always)
    mutating func insert(_ hash: UInt32) -> Bool {
      let bit = hash >> shift
      let mask = UInt64(1) << UInt64(bit & 63)
      let isSet = words[Int(bit >> 6)] & mask != 0
      words[Int(bit >> 6)] |= mask
      return isSet
    }

    @inline(__always)
    func contains(_ hash: UInt32) -> Bool {
      let bit = hash >> shift
      return words[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0
    }
  }

  /// Rows that may share their hash with another row, in order; all that do are among them.
  ///
  /// `hash` gives the ``ShortHash`` of a row, `none` for a row that is not looked at.
  @inline(__always)
  static func candidates(_ count: Int, _ hash: (Int) -> UInt32) -> [UInt32] {
    var seen = Bits(for: count, bitsEach: 12)
    var repeated: [UInt32] = []
    // So many rows are asked for at once: their places in the field are all over the memory.
    var hashes = InlineArray<64, UInt32>(repeating: ShortHash.none)
    for start in stride(from: 0, to: count, by: hashes.count) {
      let rows = start..<min(start + hashes.count, count)
      for row in rows {
        hashes[row - start] = hash(row)
        seen.ask(for: hashes[row - start])
      }
      for row in rows where hashes[row - start] != ShortHash.none {
        if seen.insert(hashes[row - start]) { repeated.append(hashes[row - start]) }
      }
    }
    guard !repeated.isEmpty else { return [] }
    // Other bits of the hash first: who shares those above only is passed over here.
    var wanted = Bits(for: repeated.count, bitsEach: 64)
    for hash in repeated { _ = wanted.insert(mixed(hash)) }
    var rows: [UInt32] = []
    rows.reserveCapacity(repeated.count * 2)
    for row in 0..<count {
      let hash = hash(row)
      if hash != ShortHash.none, wanted.contains(mixed(hash)) { rows.append(UInt32(row)) }
    }
    return rows
  }

  @inline(__always)
  private static func mixed(_ hash: UInt32) -> UInt32 { hash &* 0x9E37_79B1 }
}
