import Roster

/// Phone numbers as people write them.
enum PhoneText {
  /// `+` and 8 to 15 digits (ITU-T E.164), without the separators that people write between them; nil
  /// when that is not what it is. A trunk zero in brackets is left to a person: it is dialled only
  /// inside the country.
  static func e164(_ value: Span<UInt8>) -> [UInt8]? {
    let trimmed = value.extracting(Folding.trimmedBlanks(value))
    guard trimmed.count > 0, trimmed[0] == UInt8(ascii: "+"), !hasTrunkZero(trimmed) else {
      return nil
    }
    var number: [UInt8] = [UInt8(ascii: "+")]
    for index in 1..<trimmed.count {
      switch trimmed[index] {
      case 0x30...0x39: number.append(trimmed[index])
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        continue
      default: return nil
      }
    }
    return (9...16).contains(number.count) ? number : nil
  }

  static func e164(_ text: String) -> String? {
    e164(text.utf8.span).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func hasTrunkZero(_ value: Span<UInt8>) -> Bool {
    guard value.count > 2 else { return false }
    for index in 0..<(value.count - 2)
    where value[index] == UInt8(ascii: "(") && value[index + 1] == UInt8(ascii: "0")
      && value[index + 2] == UInt8(ascii: ")")
    {
      return true
    }
    return false
  }
}
