/// What has to be done to a cell before it can stand in a table.
struct CellNeeds: OptionSet {
  let rawValue: UInt8
  /// It holds a comma, a quote or a line end (RFC 4180, section 2).
  static let quotes = CellNeeds(rawValue: 1)
  /// It holds quotes, which are written twice.
  static let doubling = CellNeeds(rawValue: 2)
  /// A spreadsheet would run it: it begins with `=`, `+`, `-`, `@`, tab or carriage return
  /// (OWASP, "CSV Injection").
  static let apostrophe = CellNeeds(rawValue: 4)
  /// It holds bytes beyond ASCII, which may or may not be UTF-8.
  static let validation = CellNeeds(rawValue: 8)

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Looks at all bytes of a cell, eight at a time.
  init(of cell: Span<UInt8>) {
    self = []
    guard cell.count > 0 else { return }
    var separators: UInt64 = 0
    var quotes: UInt64 = 0
    var high: UInt64 = 0
    var position = 0
    while position < cell.count {
      let word = CellNeeds.word(cell, at: position)
      separators |= CellNeeds.hits(word, UInt8(ascii: ","))
      separators |= CellNeeds.hits(word, 0x0A) | CellNeeds.hits(word, 0x0D)
      quotes |= CellNeeds.hits(word, UInt8(ascii: "\""))
      high |= word & CellNeeds.highBits
      position += 8
    }
    if separators | quotes != 0 { insert(.quotes) }
    if quotes != 0 { insert(.doubling) }
    if high != 0 { insert(.validation) }
    if CellNeeds.beginsFormula(cell[0]) { insert(.apostrophe) }
  }

  @inline(__always)
  static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Eight bytes from `position` on; at the end, as many as there are, filled up with zeros.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at position: Int) -> UInt64 {
    // Sound: the span checks the bounds, and any eight bytes are a UInt64.
    if position + 8 <= bytes.count {
      return unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
    }
    var word: UInt64 = 0
    for index in position..<bytes.count { word = word << 8 | UInt64(bytes[index]) }
    return word
  }

  /// Not zero if one of the eight bytes is `byte`.
  @inline(__always)
  private static func hits(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (UInt64(byte) &* ones)
    return (difference &- ones) & ~difference & highBits
  }
}
