import Formats

/// Labels of domains that many organisations have, and that rules and readers go by.
enum PublicLabels {
  private static let everywhere = [
    "onmicrosoft", "mail", "com", "net", "org", "edu", "gov", "mil", "int", "biz", "info", "co",
    "ac",
    "local", "internal", "lan", "localdomain", "home", "corp", "intranet", "private", "arpa",
    "localhost", "invalid", "test", "example", "8x8",
  ].compactMap { PackedLabel(Array($0.utf8).span) }

  /// Whether a label stays: a well-known one, and at the end a country's.
  static func contains(_ label: Span<UInt8>, isLast: Bool) -> Bool {
    guard label.count >= 2, label.count <= 60 else { return false }
    // Every address has some: no key is made of visible ASCII.
    let isPlain = label.indices.allSatisfy { label[$0] > 0x20 && label[$0] < 0x7f }
    let packed = isPlain ? PackedLabel(label) : PackedLabel(Folding.key(label).span)
    guard let packed else { return false }
    return isLast && packed.isOfTwoLetters || everywhere.contains(packed)
  }
}

/// A short label in small letters, its bytes as one number.
private struct PackedLabel: Equatable {
  private var bytes: (high: UInt64, low: UInt64) = (0, 0)

  /// Nil for one that is too long to be one of those that are known.
  init?(_ label: Span<UInt8>) {
    guard label.count <= 16 else { return nil }
    for index in label.indices {
      let byte = label[index] &+ (label[index] &- 0x41 < 26 ? 0x20 : 0)
      bytes = (bytes.high << 8 | bytes.low >> 56, bytes.low << 8 | UInt64(byte))
    }
  }

  var isOfTwoLetters: Bool {
    bytes.high == 0 && bytes.low >> 16 == 0
      && UInt8(truncatingIfNeeded: bytes.low >> 8) &- UInt8(ascii: "a") < 26
      && UInt8(truncatingIfNeeded: bytes.low) &- UInt8(ascii: "a") < 26
  }

  static func == (one: PackedLabel, other: PackedLabel) -> Bool { one.bytes == other.bytes }
}
