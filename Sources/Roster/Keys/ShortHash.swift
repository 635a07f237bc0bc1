/// The folded key of a value in four bytes: enough to pass over nearly all rows that are not meant,
/// and small enough to keep for every row. Whoever finds two alike compares the values.
///
/// Computed when a row is read, while its bytes are in the processor's cache; looking at them again
/// later would wait for memory once a value.
package enum ShortHash {
  /// For a value that is not there, or blank.
  package static let none: UInt32 = 0

  /// The hash of a value that holds only invisible characters, whose folded key is empty.
  package static let ofEmptyKey = of(KeyHash.exact([UInt8]().span))

  package static func of(_ value: Span<UInt8>) -> UInt32 {
    Folding.trimmedBlanks(value).isEmpty ? none : of(Folding.keyHash(value))
  }

  /// The short form of ``Folding/keyHash(_:salt:)`` without salt; never ``none``.
  package static func of(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash)) }
}
