/// A small JSON text as a tree, for files of Rollcall's own that are read back. Lists of users are read
/// by ``SCIMListReader`` instead, which keeps no tree.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Why a text could not be read.
  package enum Problem: Error, Sendable, Equatable {
    /// It ends inside a value.
    case cutShort
    /// It is not JSON (RFC 8259), or more than 64 levels deep.
    case notJSON
  }

  private static let depthLimit = 64

  /// Reads a whole text: one value, and nothing but blanks after it. Of a name that stands twice in an
  /// object the last one counts.
  package init(_ bytes: Span<UInt8>) throws(Problem) {
    var cursor = JSONCursor(position: 0)
    do {
      self = try JSONValue.value(bytes, &cursor, depth: 0)
    } catch {
      throw error == .cutShort ? .cutShort : .notJSON
    }
    guard !cursor.passBlanks(bytes) else { throw .notJSON }
  }

  /// The member of an object; nil when there is none, or this is no object.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// A whole number that fits; nil for anything else.
  package var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var flag: Bool? {
    if case .flag(let flag) = self { flag } else { nil }
  }

  private static func value(
    _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, depth: Int
  ) throws(JSONDamage) -> JSONValue {
    guard depth < depthLimit else { throw .invalid }
    switch try cursor.kind(bytes) {
    case .string: return .text(try string(bytes, &cursor))
    case .array: return .list(try list(bytes, &cursor, depth: depth))
    case .object: return .object(try members(bytes, &cursor, depth: depth))
    case .other: return try word(bytes, &cursor)
    }
  }

  private static func list(
    _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, depth: Int
  ) throws(JSONDamage) -> [JSONValue] {
    try cursor.expect(UInt8(ascii: "["), bytes)
    var items: [JSONValue] = []
    while try cursor.next(before: UInt8(ascii: "]"), isFirst: items.isEmpty, bytes) {
      items.append(try value(bytes, &cursor, depth: depth + 1))
    }
    return items
  }

  private static func members(
    _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, depth: Int
  ) throws(JSONDamage) -> [String: JSONValue] {
    try cursor.expect(UInt8(ascii: "{"), bytes)
    var members: [String: JSONValue] = [:]
    var isFirst = true
    while try cursor.next(before: UInt8(ascii: "}"), isFirst: isFirst, bytes) {
      isFirst = false
      let name = try string(bytes, &cursor)
      try cursor.expect(UInt8(ascii: ":"), bytes)
      members[name] = try value(bytes, &cursor, depth: depth + 1)
    }
    return members
  }

  private static func string(
    _ bytes: Span<UInt8>, _ cursor: inout JSONCursor
  ) throws(JSONDamage) -> String {
    let (content, hasEscapes) = try cursor.string(bytes)
    var text: [UInt8] = []
    if hasEscapes {
      JSONUnescaping.append(content, of: bytes, to: &text)
    } else {
      text.append(bytes, range: content)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func word(
    _ bytes: Span<UInt8>, _ cursor: inout JSONCursor
  ) throws(JSONDamage) -> JSONValue {
    let range = try cursor.word(bytes)
    var copy: [UInt8] = []
    copy.append(bytes, range: range)
    switch String(decoding: copy, as: UTF8.self) {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    case let text:
      guard let number = Double(text), number.isFinite else { throw .invalid }
      return .number(number)
    }
  }
}
