import Formats

/// Lets equal values that occur again and again, such as the few hundred offices of a company, be one
/// slice: they are found in the processor's cache then, not each somewhere else in the input, and
/// equal slices need no comparing.
struct RepeatedValues {
  private static let slotCount = 1 << 10
  /// The value seen last with each hash.
  private var slots = [Slice](repeating: .absent, count: slotCount)

  /// `slice`, or a slice of equal bytes that came before; `input` and `decoded` are what both point into.
  mutating func shared(_ slice: Slice, _ input: Span<UInt8>, _ decoded: Span<UInt8>) -> Slice {
    guard slice.hasBytes else { return slice }
    let known = slice.withBytes(input, decoded) { value -> Slice in
      let slot = Int(truncatingIfNeeded: KeyHash.exact(value)) & (RepeatedValues.slotCount - 1)
      let known = slots[slot]
      if known.withBytes(input, decoded, { Folding.sameBytes($0, value) }) { return known }
      slots[slot] = slice
      return slice
    }
    return known
  }
}
