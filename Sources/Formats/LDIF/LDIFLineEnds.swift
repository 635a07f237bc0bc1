/// How the lines of an LDIF text end.
///
/// RFC 2849 knows LF and CR LF, and no value has a carriage return in it as it is. Transfers in text mode
/// make CR CR LF of CR LF, and old Macintosh programs write CR alone: both can be told for certain.
package enum LDIFLineEnds: Sendable, Equatable {
  /// LF or CR LF, as the standard has it.
  case standard
  /// CR alone, or several before each LF.
  case carriageReturns

  /// How far a text is looked into.
  private static let reach = 1 << 16

  /// What the beginning of a text says: one line that ends as the standard has it is enough to leave all
  /// of it alone.
  package init(of bytes: Span<UInt8>, start: Int) {
    let end = min(bytes.count, start + Self.reach)
    var position = min(start, end)
    while let feed = ByteSearch.first(lineFeed, in: bytes, range: position..<end) {
      let isDoubled =
        feed >= start + 2 && bytes[feed - 1] == carriageReturn && bytes[feed - 2] == carriageReturn
      guard isDoubled else {
        self = .standard
        return
      }
      position = feed + 1
    }
    let first = ByteSearch.first(carriageReturn, in: bytes, range: min(start, end)..<end)
    self = first == nil ? .standard : .carriageReturns
  }

  /// A copy with LF after each line, so that lines keep their numbers: carriage returns before a LF go,
  /// and each of the others becomes one.
  package static func standardised(_ bytes: Span<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    var waiting = 0
    for position in bytes.indices {
      let byte = bytes[position]
      if byte == carriageReturn {
        waiting += 1
        continue
      }
      if byte != lineFeed, waiting > 0 {
        copy.append(contentsOf: repeatElement(lineFeed, count: waiting))
      }
      waiting = 0
      copy.append(byte)
    }
    copy.append(contentsOf: repeatElement(lineFeed, count: waiting))
    return copy
  }
}

private let lineFeed: UInt8 = 0x0a
private let carriageReturn: UInt8 = 0x0d
