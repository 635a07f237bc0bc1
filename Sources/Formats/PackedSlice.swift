/// A ``Slice`` in four bytes: where its bytes begin is counted from a base, which the slices of
/// neighbouring records share.
///
/// What does not fit, because it is long, far from the base, or derived, is kept elsewhere as a ``Slice``,
/// and the packed one says which of those it is.
public struct PackedSlice: Hashable, Sendable, BitwiseCopyable {
  /// The longest value that fits, in bytes.
  @inlinable public static var maximumCount: Int { (1 << countBits) - 1 }
  /// How far behind its base a slice that fits can begin, in bytes (4 MiB less one).
  @inlinable public static var maximumDistance: Int { (1 << distanceBits) - 1 }
  /// How many slices can be kept elsewhere.
  @inlinable public static var maximumElsewhere: Int { Int(UInt32.max - elsewhere) }

  /// No value.
  @inlinable public static var absent: PackedSlice { PackedSlice(bits: .max) }

  @inlinable static var distanceBits: Int { 22 }
  @inlinable static var countBits: Int { 8 }
  @inlinable static var spaceShift: Int { distanceBits + countBits }
  /// Where the values of slices that are kept elsewhere begin.
  @inlinable static var elsewhere: UInt32 { 3 << UInt32(spaceShift) }

  /// From the top: two bits for the space, eight for the count, 22 for the distance. 2 is the folded space.
  /// Where it is 3, all others are the place elsewhere, and all ones mean no value.
  @usableFromInline let bits: UInt32

  @inlinable @inline(__always) init(bits: UInt32) { self.bits = bits }

  /// A slice that begins at `base` or later; nil where it does not fit.
  @inlinable @inline(__always)
  public init?(_ slice: Slice, base: Int) {
    let distance = slice.offset &- base
    guard distance >= 0, distance <= PackedSlice.maximumDistance,
      slice.count <= PackedSlice.maximumCount, !slice.isDerived
    else { return nil }
    let space = slice.bits >> 62
    bits =
      UInt32(truncatingIfNeeded: space &- space >> 1) << UInt32(PackedSlice.spaceShift)
      | UInt32(truncatingIfNeeded: slice.count) << UInt32(PackedSlice.distanceBits)
      | UInt32(truncatingIfNeeded: distance)
  }

  /// The slice that is kept elsewhere at `place`, below ``maximumElsewhere``.
  @inlinable public init(elsewhere place: Int) {
    precondition(place >= 0 && place < PackedSlice.maximumElsewhere)
    bits = PackedSlice.elsewhere | UInt32(truncatingIfNeeded: place)
  }

  @inlinable @inline(__always) public var isAbsent: Bool { bits == .max }
  /// Whether it is neither absent nor kept elsewhere.
  @inlinable @inline(__always) public var isHere: Bool { bits < PackedSlice.elsewhere }
  /// Whether the base of a slice that is here counts in the input.
  @inlinable @inline(__always) public var pointsIntoInput: Bool {
    bits & 1 << UInt32(PackedSlice.spaceShift) == 0
  }
  /// Where a slice that is neither absent nor here is kept.
  @inlinable @inline(__always) public var placeElsewhere: Int {
    Int(bits & ~PackedSlice.elsewhere)
  }

  /// A slice that is here, with the base that it was packed with.
  @inlinable @inline(__always)
  public func slice(base: Int) -> Slice {
    let packed = UInt64(bits >> UInt32(PackedSlice.spaceShift))
    let space = packed | packed >> 1
    let count = UInt64(bits >> UInt32(PackedSlice.distanceBits)) & UInt64(PackedSlice.maximumCount)
    let distance = UInt64(bits) & UInt64(PackedSlice.maximumDistance)
    return Slice(bits: space << 62 | count << 36 | (UInt64(truncatingIfNeeded: base) &+ distance))
  }
}
