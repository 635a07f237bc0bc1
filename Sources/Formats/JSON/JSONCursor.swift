/// Why JSON could not be read on.
enum JSONDamage: Error {
  /// The bytes end inside a value.
  case cutShort
  /// Something stands where JSON (RFC 8259) allows it not.
  case invalid
}

/// A place in JSON text, and the steps on from it.
///
/// Nothing here recurses: a value that nobody asked for is passed over with a counter, however deep
/// it is. Values that are passed over are not checked, except that strings and brackets must end.
struct JSONCursor {
  enum Kind { case object, array, string, other }

  var position: Int

  /// Passes blanks and tells what kind of value begins here.
  mutating func kind(_ bytes: Span<UInt8>) throws(JSONDamage) -> Kind {
    let byte = try peek(bytes)
    switch byte {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      return .other
    default: throw .invalid
    }
  }

  /// Passes blanks; false at the end of the bytes.
  mutating func passBlanks(_ bytes: Span<UInt8>) -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return true
      }
    }
    return false
  }

  /// The next byte that is no blank; it is not passed.
  mutating func peek(_ bytes: Span<UInt8>) throws(JSONDamage) -> UInt8 {
    guard passBlanks(bytes) else { throw .cutShort }
    return bytes[position]
  }

  /// Passes blanks and `byte`, which must follow.
  mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONDamage) {
    guard try peek(bytes) == byte else { throw .invalid }
    position += 1
  }

  /// Goes to the next member or element: true when there is one, false after the closing bracket.
  /// `isFirst` for the one after the opening bracket, which is passed before.
  mutating func next(
    before close: UInt8, isFirst: Bool, _ bytes: Span<UInt8>
  ) throws(JSONDamage) -> Bool {
    let byte = try peek(bytes)
    if byte == close {
      position += 1
      return false
    }
    if isFirst { return true }
    try expect(UInt8(ascii: ","), bytes)
    return true
  }

  /// A string: its content, without quotes, and whether that has escapes.
  mutating func string(
    _ bytes: Span<UInt8>
  ) throws(JSONDamage) -> (content: Range<Int>, hasEscapes: Bool) {
    try expect(UInt8(ascii: "\""), bytes)
    let start = position
    var hasEscapes = false
    let quotes = ByteWords.repeating(UInt8(ascii: "\""))
    let backslashes = ByteWords.repeating(UInt8(ascii: "\\"))
    while true {
      position = ByteWords.first(quotes, or: backslashes, in: bytes, from: position)
      guard position < bytes.count else { throw .cutShort }
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        return (start..<position - 1, hasEscapes)
      }
      hasEscapes = true
      guard position + 2 <= bytes.count else { throw .cutShort }
      position += 2
    }
  }

  /// A number, true, false or null, as it stands.
  mutating func word(_ bytes: Span<UInt8>) throws(JSONDamage) -> Range<Int> {
    _ = try peek(bytes)
    let start = position
    while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
    guard position > start else { throw .invalid }
    guard position < bytes.count else { throw .cutShort }
    return start..<position
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Passes a whole value of any depth.
  mutating func passValue(_ bytes: Span<UInt8>) throws(JSONDamage) {
    var depth = 0
    repeat {
      switch try peek(bytes) {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { throw .invalid }
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw .invalid }
        position += 1
      case UInt8(ascii: "\""): _ = try string(bytes)
      default: _ = try word(bytes)
      }
    } while depth > 0
  }
}
