/// Finds the few keys of a long list that may occur more than once.
package enum CrowdedKeys {
  /// Hashes that may occur more than once; zero stands for no key.
  ///
  /// One bit for each hash seen, two bytes of bits a row, so that the whole fits where the processor
  /// finds it quickly; about one row in sixteen is suspected for nothing, and looked at again by the
  /// caller.
  package static func among(_ hashes: [UInt64]) -> Set<UInt64> {
    var bits = 1024
    while bits < hashes.count * 16 { bits *= 2 }
    var seen = [UInt64](repeating: 0, count: bits / 64)
    var crowded: Set<UInt64> = []
    for hash in hashes where hash != 0 {
      let bit = Int(truncatingIfNeeded: hash) & (bits - 1)
      let mask = UInt64(1) << UInt64(bit & 63)
      if seen[bit >> 6] & mask != 0 { crowded.insert(hash) }
      seen[bit >> 6] |= mask
    }
    return crowded
  }
}
