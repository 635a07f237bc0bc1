/// A distinguished name, taken apart by RFC 4514 as AD, Samba and slapd write it: a backslash before
/// a special character or before two hexadecimal digits, spaces around separators allowed.
package struct DistinguishedName: Hashable, Sendable {
  /// From the entry up to the root.
  package let rdns: [RelativeDistinguishedName]

  /// The name in `range`; nil if it is not one. The empty name, of the root, has no steps.
  package init?(_ bytes: Span<UInt8>, in range: Range<Int>) {
    var rdns: [RelativeDistinguishedName] = []
    var assertions: [RelativeDistinguishedName.Assertion] = []
    var position = range.lowerBound
    while position < range.upperBound || !assertions.isEmpty {
      guard
        let (assertion, end) = Self.assertion(bytes, from: position, to: range.upperBound)
      else { return nil }
      assertions.append(assertion)
      let isLast = end >= range.upperBound
      if isLast || bytes[end] == 0x2C {
        rdns.append(RelativeDistinguishedName(assertions: assertions))
        assertions = []
      }
      position = end + 1
      if !isLast, position == range.upperBound { return nil }
    }
    self.rdns = rdns
  }

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, in: 0..<bytes.count)
  }

  /// The DNS name of the domain, from the `DC=` steps: `lab.example`; nil if there are none.
  package var domain: String? {
    let labels = rdns.flatMap(\.assertions).filter { $0.type.lowercased() == "dc" }.map(\.text)
    return labels.isEmpty ? nil : labels.joined(separator: ".")
  }

  /// `type=value` up to the next unescaped comma or plus, and where that is.
  private static func assertion(
    _ bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> (RelativeDistinguishedName.Assertion, Int)? {
    guard let equals = ByteSearch.first(0x3D, in: bytes, range: start..<end) else { return nil }
    let name = trim(bytes, start..<equals)
    guard !name.isEmpty, name.allSatisfy({ isTypeByte(bytes[$0]) }) else { return nil }
    var value: [UInt8] = []
    // Spaces at the end count only when escaped.
    var keep = 0
    var position = equals + 1
    while position < end, bytes[position] == 0x20 { position += 1 }
    while position < end, bytes[position] != 0x2C, bytes[position] != 0x2B {
      let isPlainSpace = bytes[position] == 0x20
      guard let (byte, next) = character(bytes, at: position, to: end) else { return nil }
      value.append(byte)
      if !isPlainSpace { keep = value.count }
      position = next
    }
    value.removeLast(value.count - keep)
    return (.init(type: ByteSearch.text(bytes, range: name), value: value), position)
  }

  /// One byte of a value, unescaped, and where the next stands; nil for a backslash at the end.
  private static func character(
    _ bytes: Span<UInt8>, at position: Int, to end: Int
  ) -> (UInt8, Int)? {
    guard bytes[position] == 0x5C else { return (bytes[position], position + 1) }
    guard position + 1 < end else { return nil }
    if position + 2 < end,
      let byte = HexadecimalValue.byte(bytes[position + 1], bytes[position + 2])
    {
      return (byte, position + 3)
    }
    return (bytes[position + 1], position + 2)
  }

  /// Letters, digits, hyphens, and the dots of a numeric identifier.
  private static func isTypeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
    default: false
    }
  }

  private static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var range = range
    while !range.isEmpty, bytes[range.lowerBound] == 0x20 {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while !range.isEmpty, bytes[range.upperBound - 1] == 0x20 {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    return range
  }
}

// MARK: - Without taking it apart

extension DistinguishedName {
  /// The part of the name after its first step: the container's name, as spelled; nil at the top.
  package static func parent(of bytes: Span<UInt8>, in range: Range<Int>) -> Range<Int>? {
    var position = range.lowerBound
    while position < range.upperBound {
      switch bytes[position] {
      case 0x5C: position += 2
      case 0x2C:
        position += 1
        while position < range.upperBound, bytes[position] == 0x20 { position += 1 }
        return position..<range.upperBound
      default: position += 1
      }
    }
    return nil
  }

  /// Whether a step of the name is that of a replication conflict: `CN=Jane\0ACNF:<GUID>`, or with
  /// the line feed itself. Entra Connect leaves such objects out.
  package static func isConflict(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    hasMark([0x43, 0x4E, 0x46, 0x3A], bytes, range)
  }

  /// Whether a step of the name is that of a deleted object: `CN=Jane\0ADEL:<GUID>`.
  package static func isDeleted(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    hasMark([0x44, 0x45, 0x4C, 0x3A], bytes, range)
  }

  /// False for nearly all names: they have neither a backslash nor a line feed, so that
  /// ``isConflict(_:in:)`` and ``isDeleted(_:in:)`` need not be asked.
  package static func mayHaveMark(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    let end = ByteWords.first(
      ByteWords.repeating(0x5C), or: ByteWords.repeating(0x0A),
      in: bytes.extracting(range), from: 0)
    return end < range.count
  }

  /// A line feed, escaped or not, followed by `mark`.
  private static func hasMark(
    _ mark: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard mayHaveMark(bytes, in: range) else { return false }
    var position = range.lowerBound
    while position < range.upperBound {
      guard let (byte, next) = character(bytes, at: position, to: range.upperBound) else {
        return false
      }
      if byte == 0x0A, range.upperBound - next >= mark.count,
        ByteSearch.equal(bytes, at: next, mark.span, at: 0, count: mark.count)
      {
        return true
      }
      position = next
    }
    return false
  }
}
