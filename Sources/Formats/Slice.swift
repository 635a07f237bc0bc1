/// Where the bytes of a ``Slice`` are kept.
public enum SliceSpace: UInt8, Sendable {
  /// In the input itself, as it was read.
  case input = 0
  /// In the buffer of values that had to be decoded (base64, folded lines, doubled quotes).
  case decoded = 1
  /// In the buffer of values that Rollcall made itself, such as a predicted userPrincipalName.
  case derived = 2
  /// In the input itself, over several lines: with the line ends and spaces between them (``FoldedText``).
  case folded = 3
}

/// A value, by reference: which buffer, where it starts, how many bytes it has; in eight bytes.
///
/// A slice means nothing without the buffers that it was made for. `Slice.absent` says that there
/// is no value, which differs from an empty value.
public struct Slice: Hashable, Sendable, BitwiseCopyable {
  /// The longest value that a slice can name, in bytes (64 MiB less one).
  public static let maximumCount = (1 << 26) - 1
  /// The largest buffer that slices can point into, in bytes (64 GiB).
  public static let maximumOffset = (1 << 36) - 1

  /// No value.
  @inlinable public static var absent: Slice { Slice(bits: .max) }

  @usableFromInline let bits: UInt64

  @inlinable @inline(__always) init(bits: UInt64) { self.bits = bits }

  /// A slice of `count` bytes from `offset` on; both must be within the maximums above, and the count of
  /// a folded one below.
  @inlinable @inline(__always) public init(_ space: SliceSpace, offset: Int, count: Int) {
    precondition(
      offset >= 0 && offset <= Slice.maximumOffset && count >= 0 && count <= Slice.maximumCount)
    // All ones mean no value.
    precondition(space != .folded || count < Slice.maximumCount)
    bits = UInt64(space.rawValue) << 62 | UInt64(count) << 36 | UInt64(offset)
  }

  @inlinable public var isAbsent: Bool { bits == .max }
  /// Whether the bytes stand in the input itself.
  @inlinable public var isInput: Bool { bits >> 62 == 0 }
  @inlinable public var isDerived: Bool { bits >> 62 == 2 }
  /// Whether the bytes stand in the input over several lines.
  @inlinable public var isFolded: Bool { !isAbsent && bits >> 62 == 3 }
  /// Whether ``offset`` counts in the input.
  @inlinable public var pointsIntoInput: Bool { isInput || isFolded }
  /// True for a value of no bytes; false when there is no value.
  @inlinable public var isEmpty: Bool { !isAbsent && count == 0 }
  @inlinable public var hasBytes: Bool { !isAbsent && count > 0 }
  @inlinable public var space: SliceSpace {
    isAbsent ? .input : SliceSpace(rawValue: UInt8(bits >> 62)) ?? .input
  }
  @inlinable public var offset: Int { Int(truncatingIfNeeded: bits & 0xF_FFFF_FFFF) }
  @inlinable public var count: Int {
    isAbsent ? 0 : Int(truncatingIfNeeded: (bits >> 36) & 0x3FF_FFFF)
  }
  @inlinable public var range: Range<Int> { offset..<(offset + count) }
}
